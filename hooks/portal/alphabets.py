"""The order of words in a dictionary of each language of the site.

Babel has no collation, and that of Unicode (UTS 10) without its tailorings puts the letters
of Romanian and Ukrainian beside the plain ones. The alphabets are few and fixed, so they
stand here: Romanian after the Academy's dictionary, Ukrainian with ґ after г and ь before ю,
Russian with ё read as е.
"""

import unicodedata

_LETTERS = {
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}

_READ_AS = {"ru": str.maketrans("ё", "е"), "ro": str.maketrans("şţ", "șț"), "uk": {}}


#   in order in "ro": sare, șase, tare, țară
def order(text: str, language: str) -> tuple[tuple[int, ...], ...]:
    """The key by which a text is sorted: word by word, signs and case left out.

    Letters that are not of the language come after its own.
    """
    read = unicodedata.normalize("NFC", text.lower()).translate(_READ_AS[language])
    letters = _LETTERS[language]
    words = "".join(sign if sign.isalnum() else " " for sign in read).split()
    return tuple(
        tuple(letters.find(s) if s in letters else len(letters) + ord(s) for s in word)
        for word in words
    )
