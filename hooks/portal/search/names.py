"""What a page is known by beside its title: numbers one may call, the name of the site."""

from portal.registers import Registers

CONTACTS = "contacte/index.md"
HOME = "index.md"

_COUNTRY = "373"


#   of("contacte/index.md", …)  ->  ("112", "0 800 800 11", "080080011", "37380080011", …)
def of(uri: str, registers: Registers, site_name: str) -> tuple[str, ...]:
    """Other names of the page at `uri` inside its language; most have none.

    A number is known as it is printed, as it is dialled in the country, and from abroad.
    """
    if uri == CONTACTS:
        lines = registers.contacts.values()
        numbers = (number.number for line in lines for number in line.numbers)
        return tuple(name for number in numbers for name in (number, *_dialled(number)))
    return (site_name,) if uri == HOME else ()


def _dialled(number: str) -> tuple[str, ...]:
    """The digits from inside and from outside of the country; none for a short number."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    if number.startswith(f"+{_COUNTRY}"):
        digits = f"0{digits.removeprefix(_COUNTRY)}"
    if not digits.startswith("0"):
        return ()
    return digits, f"{_COUNTRY}{digits[1:]}"
