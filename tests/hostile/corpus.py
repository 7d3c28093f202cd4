"""The fixed hostile questions, by what is hostile about them."""

from __future__ import annotations

from collections.abc import Mapping

REAL = "Who left OpenAI for Anthropic in 2024?"

MENTIONS = (
    "@everyone who left OpenAI?",
    "@here @everyone @EVERYONE",
    "<@1> <@!1234567890123456789> <@&1234567890123456789> <#1234567890123456789>",
    "<@&1> Wer ging zu Meta <id:customize> <id:guide>?",
    "who left @\u200beveryone OpenAI @ever\u200byone?",
    "＠everyone ﹫here @everyonе",
    "</ask:1234567890123456789> <t:1:R> <:smile:1> <a:dance:1234567890123456789>",
)

MARKDOWN = (
    "**who** __left__ ~~OpenAI~~ ||spoiler|| *to* _Meta_?",
    "```py\nprint('who left OpenAI?')\n```",
    "`` ` `` who `left` ``OpenAI``` ?",
    "# Who left OpenAI\n## for\n-# Meta\n> quote\n>>> all of it\n- a\n1. b",
    "```",
    "||",
    "**",
    "\\* \\\\ \\` \\",
    "who left \\@everyone \\<@1>?",
    "> " * 400,
    "*" * 999,
    "`" * 999,
    "_*_*" * 200,
)

LINKS = (
    "[OpenAI](https://evil.example) who left?",
    "[https://openai.com](<https://evil.example/@everyone>)",
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](discord://x)",
    "https://evil.example/?q=<@1> discord.gg/abc discord.com/invite/abc",
    "![img](https://evil.example/a.png) <https://evil.example>",
    "[a]((((((((((((b))))))))",
    "https://user:password@host.example/%00%0d%0a",
)

INVISIBLE = (
    "who left \u202eIAnepO\u202c to Meta?",
    "\u2066who\u2069 \u202bleft\u202c OpenAI?",
    "w\u200bh\u200co\u200d l\u2060e\ufefff\u00adt OpenAI?",
    "\u200b\u200b\u200b",
    "\u3164\u115f\u1160\uffa0\u2800",
    "من غادر OpenAI إلى Meta؟",
    "מי עזב את OpenAI?",
    "Wer\u00a0verließ\u2028OpenAI\u2029und\u0085ging?",
    "\ue000\uf8ff\U000f0000\U0010ffff",
    "\ufff9a\ufffab\ufffb \ufffc \ufffd \ufffe \uffff",
    "\U000e0041\U000e0042\U000e007f OpenAI",
)

ZALGO = (
    "W̴̧̛̠̲͔̜͇̱͎̗̣̹̬̺̊̈́̂̎̊͗̽͑̈́̕͜h̵̡̢̻̠̞̭̦̩͉̭͑̅̀o left OpenAI?",
    "O" + "\u0301" * 500 + "penAI",
    "\u0301\u0302\u0303",
    "Sam" + "\u0489" * 100 + " Altman",
    "﷽" * 300,
)

EMOJI = (
    "👩‍🚀",
    "🤖➡️🏢❓",
    "👨‍👩‍👧‍👦" * 200,
    "🇩🇪🇫🇷🇬🇧",
    "1️⃣2️⃣ #️⃣ *️⃣",
    "👍🏽👍🏿 OpenAI",
    "\U0001f600" * 1000,
    ":smile: :@everyone: :1:",
)

CODE = (
    "'; DROP TABLE passages; --",
    '" OR "1"="1',
    "1; SELECT * FROM articles WHERE 1=1 UNION SELECT token FROM settings",
    "%s %d %n %x %(question)s {0} {question} {0.__class__} ${HOME} $(id) `id` {{7*7}} <%= 1 %>",
    "%" * 500,
    "{" * 500,
    "{}" * 300 + "{0[x]}",
    "../../../../etc/passwd\x00.txt",
    "<script>alert('who left')</script> &amp; &#64;everyone",
    '{"question": "who left", "answered": true}',
    "\x1b[2J\x1b[31mwho left\x1b[0m\x07\x08\x08 OpenAI?",
    "--help -k 5 --json",
    "=cmd|'/c calc'!A0",
)

QUERIES = (
    'text:OpenAI AND (Meta OR "Google") -Apple +xAI^2.5',
    'title:"Sam Altman"~2 AND published:[2024 TO *}',
    "NOT NOT NOT (((((",
    "AND OR NOT",
    "* ? ~ ^ \\ / : ! + - [ ] { } ( )",
    '"unclosed phrase',
    "/regex.*[a-z]{1,9999}/",
    "field:: IN [a b c]",
    "(" * 500 + ")" * 500,
    "a^" * 300,
    "wildcard* pre?ix fuz~zy~99",
)

NULLS = (
    "\x00",
    "who\x00left\x00OpenAI?",
    "\x01\x02\x03",
    "\r\n\r\n",
    "\t \t",
    "",
    " ",
    "\ud800",
    "who \udfff left \ud83d OpenAI?",
)

LENGTHS = (
    "a" * 1000,
    "a" * 1001,
    "OpenAI " * 142,
    (REAL + " ") * 300,
    "x" * 10_000,
    "Ω" * 10_000,
    "word " * 2_000,
    "?" * 1000,
    "0" * 1000,
    "1e309 -1 NaN Infinity 9" + "9" * 400,
    "2024 " * 200,
    "31.02.2024 99/99/9999 0000-00-00 year 99999999999999999999",
    "ı" * 500 + "İ" * 499,
    "ß" * 999,
    "ﬃ" * 900,
    "Donaudampfschifffahrtsgesellschaftskapitän" * 20,
)

PLANES = tuple(
    "who left "
    + "".join(chr(plane * 0x10000 + step * 0x111) for step in range(1, 200) if not 0xD8 <= step * 0x111 >> 8 <= 0xDF)
    for plane in range(17)
)
"""One question a plane of Unicode, assigned or not; without surrogates, which are under `NULLS`."""

CORPUS: Mapping[str, tuple[str, ...]] = {
    "mentions": MENTIONS,
    "markdown": MARKDOWN,
    "links": LINKS,
    "invisible": INVISIBLE,
    "zalgo": ZALGO,
    "emoji": EMOJI,
    "code": CODE,
    "queries": QUERIES,
    "nulls": NULLS,
    "lengths": LENGTHS,
    "planes": PLANES,
}
"""By what is hostile about them."""
