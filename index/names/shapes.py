"""Names of the field, and what looks like a name in a question."""

from __future__ import annotations

from index.names.everyday import IsWord, is_compound

# Companies and people that questions ask about most. A list only of what would otherwise be taken for everyday words or
# typing errors: other names are told by their shape, and whether the articles hold them is asked of the index.
_OF_THE_FIELD = frozenset(
    "apple tesla amazon google alphabet nvidia intel amd ibm oracle samsung huawei baidu alibaba tencent bytedance tiktok deepseek moonshot "
    "anthropic xai mistral cohere inflection adept character perplexity midjourney stability runway scale databricks snowflake salesforce adobe "
    "netflix uber spotify palantir siemens sap bosch helsing deepl aleph sakana baseten cursor anysphere windsurf cognition figma replit harvey glean "
    "cook musk bezos pichai jassy huang wang hinton bengio lecun hassabis amodei karpathy sutskever murati brockman zaremba schulman shazeer suleyman "
    "legg dean ng nadella altman zuckerberg bosworth cox friedman gross wozniak gates ballmer page brin schmidt thiel hoffman leike radford fedus zoph".split()
)


def looks_like_name(word: str, folded: str, language: str | None, is_word: IsWord) -> bool:
    """Whether a word that no article holds is rather an unknown name than an everyday word.

    A capital letter tells nothing in German, where every noun has one.
    """
    if folded in _OF_THE_FIELD:
        return True
    if is_word(folded) or is_compound(folded, is_word):
        return False
    if any(character.isupper() for character in word[1:]):
        return True
    return word[0].isupper() and language != "de"
