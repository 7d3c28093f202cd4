"""Which of several people "he" or "she" is, by their given names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import fold

_HE = re.compile(r"(?<!\w)(?:he|him|his|er|ihn|ihm|(?<!y a-t-)il(?! y)|él)(?!\w)", re.IGNORECASE)
_SHE = re.compile(r"(?<!\w)(?:she|her|hers|elle|ella|lei)(?!\w)", re.IGNORECASE)

_WOMEN = frozenset(
    """
    abigail ada agnes aisha alexandra alice alicia alina alison allison amanda amelia amelie amy ana anastasia angela angelica anita anja ann
    anna anne annette annika antje antonia april aurelie barbara beatrice beatriz becky beth betty birgit brigitte britta carla carmen carol
    carolin carolina caroline catherine cathy cecile celine charlotte cheryl chiara chloe christina christine cindy claire clara claudia
    constance corinna cornelia cristina cynthia daniela danielle daphne deborah delphine denise diana diane dina doris dorothy edith eleanor
    elena elise elisa elisabeth elizabeth ella ellen elodie emilie emily emma erica erika esther eva evelyn fatima federica fei-fei fidji
    fiona florence francesca franziska gabriela gabrielle genevieve gina ginni giulia grace greta hanna hannah heather heidi helen helena
    helene ilaria ines ingrid irene irina isabel isabella isabelle jacqueline jana jane janet janine jasmine jeannette jennifer jenny jessica
    jill joan joanna joanne joelle johanna josephine judith julia juliana julie juliette karen karin karina karla katarina kate katharina
    katherine kathleen kathrin kathryn katie katja katrin kerstin kirsten kristin kristina larissa laura lauren laurence lea leila lena leonie
    lilian lillian lily linda lisa liz lola lorena louise lucia lucie lucy luisa lydia madeleine magda magdalena manuela mara margaret
    margarita margaux margot margrethe maria mariana marie marina marion marisa marissa marlene marta martha martina mary mathilde maya
    megan meghan melanie melinda melissa mercedes meredith michelle mira miriam molly monica monika monique nadia nadine nancy naomi natalia
    natalie natasha nathalie nicole nina nora olga olivia pamela patricia paula pauline penelope petra rachel raquel rebecca regina renate
    rita roberta rosa rosalind rose ruth sabine sabrina sandra sara sarah sharon sheila sheryl silke silvia simona sofia sonia sonja sophia
    sophie stefanie stella stephanie susan susanne suzanne svetlana sylvia sylvie tamara tania tanja tara tatiana teresa tessa theresa
    tiffany timnit tina ulrike ursula valentina valeria valerie vanessa vera veronica veronika victoria virginia virginie viviane wendy yasmin
    yvonne zoe
    """.split()
)
"""Given names that hardly any man has, folded; any other name may be anybody's."""


def fitting(people: Sequence[str], question: str) -> list[str]:
    """The people whom the pronouns of a question may mean, in order; all of them where it has none or fits nobody."""
    means_woman, means_man = _SHE.search(question), _HE.search(question)
    if bool(means_woman) == bool(means_man):
        return list(people)
    found = [name for name in people if _is_womans(name) == bool(means_woman)]
    return found or list(people)


def _is_womans(name: str) -> bool:
    return fold(name.split()[0]) in _WOMEN if name.split() else False
