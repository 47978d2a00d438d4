"""Styles joined with the theme's: what is dropped, and what never is."""

import pytest

from engine import markup, styles

DROPPED = {
    "a component": (".md-tag{color:red}", ""),
    "a part": (".md-tag__icon{color:red}", ""),
    "a kind": (".md-typeset .md-tag--shadow:hover{color:red}", ""),
    "one selector of two": (".md-tag,.md-nav{color:red}", ".md-nav{color:red}"),
    "another name that begins so": (".md-tags{color:red}", ".md-tags{color:red}"),
    "what is said not to be there": ("p:not(.md-tag){color:red}", "p:not(.md-tag){color:red}"),
    "inside a query": (
        "@media print{.md-tag{color:red}p{color:red}}",
        "@media print{p{color:red}}",
    ),
    "a query left empty": ("@media print{.md-tag{color:red}}", ""),
    "the other direction": ("[dir=rtl] p{color:red}[dir=ltr] p{margin:0}", "[dir=ltr] p{margin:0}"),
    "a colour not chosen": ('[data-md-color-primary="pink"]{color:red}', ""),
    "a comment": ("/* why */p{/* so */color:red}", "p{color:red}"),
    "a variable nobody asks for": (":root{--a:1px;color:red}", ":root{color:red}"),
    "a variable asked for by a variable": (
        ":root{--a:1px;--b:var(--a)}p{margin:var(--b)}",
        ":root{--a:1px;--b:var(--a)}p{margin:var(--b)}",
    ),
    "variables asked for by one another only": (":root{--a:1px;--b:var(--a)}", ""),
    "animations": (
        "@keyframes a{0%{top:0}}p{animation:a 1s!important}",
        "@keyframes a{0%{top:0}}p{animation:a 1s!important}",
    ),
    "text in quotes": ('p:after{content:"} .md-tag{"}', 'p:after{content:"} .md-tag{"}'),
}


@pytest.mark.parametrize("name", DROPPED)
def test_only_what_no_page_has_is_dropped(name):
    """A rule of the theme goes if it can match nothing; everything else stays as it is."""
    css, kept = DROPPED[name]
    assert styles.joined(css, "") == kept


def test_our_own_styles_keep_every_class():
    """A class of ours may have the name of one of the theme's components."""
    assert styles.joined(".danger{color:red}", ".danger{color:blue}") == ".danger{color:blue}"


def test_indentation_goes_where_it_says_nothing():
    """Words stay apart; what stands in `pre`, `textarea` and scripts is untouched."""
    written = '<pre class="x">\n  1\n\n    2</pre>'
    script = "<script>\n  x\n</script>"
    html = f"<p>\n   a\n\n   <b>b</b> c</p>\n{written}\n  {script}"
    assert markup.without_indentation(html) == f"<p>\na\n<b>b</b> c</p>\n{written}\n{script}"


def test_only_line_breaks_lose_what_is_around_them():
    """Blanks that end a page or stand between words stay, and so does a page of one line."""
    assert markup.without_indentation("  a  b  ") == "  a  b  "
    assert markup.without_indentation("  a \t\n\n\t b\u00a0\n \n c  ") == "  a\nb\u00a0\nc  "
    assert markup.without_indentation("\n a\n ") == "\na\n"
