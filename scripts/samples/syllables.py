"""Vietnamese syllables at random, for training the reader: names and places that stand on no list."""
import unicodedata

share = 0.0  # of names and communes made of random syllables; set once by the command line

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x".split() + [""]
_OPEN = "a ă â e ê i o ô ơ u ư ia ua ưa ai ao au ay âu ây eo êu iu oa oai oay oe oi ôi ơi ui uê ươi ươu uôi uy ưi ưu yêu".split()
_CLOSED = "a ă â e ê i o ô ơ u ư iê uô ươ oa oă uâ uyê".split()
_CODAS = "c ch m n ng nh p t".split()
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_HIGHLAND = ("Ia", "Ea", "Đắk", "Krông", "Cư", "Y", "H'", "K'", "Rơ", "Kpă", "Niê", "Blô", "Djrông", "Mlô", "Êban", "Kbuôr", "Ksơr", "Hđơk")


def _with_tone(rime, tone):
    """The tone on the main vowel: the last one that carries a mark already, else the first."""
    if not tone:
        return rime
    marked = [i for i, letter in enumerate(rime) if letter in "ăâêôơư"]
    at = marked[-1] if marked else 0
    return unicodedata.normalize("NFC", rime[:at + 1] + tone + rime[at + 1:])


def syllable(rng):
    if rng.random() < 0.06:
        return rng.choice(_HIGHLAND)
    if rng.random() < 0.45:
        rime, tones = rng.choice(_OPEN), _TONES
        rime = _with_tone(rime, rng.choice(tones))
    else:
        coda = rng.choice(_CODAS)
        vowel = rng.choice(_CLOSED)
        rime = _with_tone(vowel, rng.choice(("\u0301", "\u0323") if coda in ("c", "ch", "p", "t") else _TONES)) + coda
    word = rng.choice(_ONSETS) + rime
    return word[0].upper() + word[1:]


def name(rng, least, most):
    return " ".join(syllable(rng) for _ in range(rng.randint(least, most)))


def wanted(rng):
    return share > 0 and rng.random() < share
