"""Drawings that nobody should be asked to draw, and what is said of each."""

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOX = '<rect width="90" height="90" fill="black"/>'


def drawing(inside: str = BOX, attributes: str = 'viewBox="0 0 100 100"', before: str = "") -> bytes:
    return f"{before}<svg {NAMESPACES} {attributes}>{inside}</svg>".encode()


def bombs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
    return drawing("<title>&l9;</title>" + BOX, before=f'<!DOCTYPE svg [<!ENTITY l0 "lol">{entities}]>')


def deep(levels: int) -> bytes:
    return drawing("<g opacity='.9'>" * levels + BOX + "</g>" * levels)


COPIES = "".join(f"<g id='g{n}'>" + f"<use href='#g{n + 1}'/>" * 10 + "</g>" for n in range(9))
STYLE = "<style>{}</style>" + BOX

HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "script": (drawing("<script>alert(1)</script>" + BOX), "unsafe", "script"),
    "foreign page": (
        drawing("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
        "unsafe",
        "foreignObject",
    ),
    "picture from outside": (drawing('<image href="http://127.0.0.1:9/x.png"/>'), "unsafe", "image"),
    "file as picture": (drawing('<image xlink:href="file:///etc/passwd"/>'), "unsafe", "image"),
    "copy from outside": (drawing('<use href="http://127.0.0.1:9/x.svg#a"/>'), "unsafe", "href"),
    "old copy from outside": (drawing('<use xlink:href="file:///etc/passwd#a"/>'), "unsafe", "href"),
    "link": (drawing('<a href="javascript:alert(1)"><rect/></a>'), "unsafe", "a"),
    "fill from outside": (
        drawing("<rect fill='url(//x.example/a#b)'/>"),
        "unsafe",
        "fill",
    ),
    "fill in a style": (drawing("<rect style='fill: url( \"//x.example/a\" )'/>"), "unsafe", "style"),
    "style import": (drawing(STYLE.format("@import url(http://x.example/a.css);")), "unsafe", "style"),
    "hidden style import": (drawing(STYLE.format(r"@\69mport 'http://x.example';")), "unsafe", "style"),
    "font from outside": (
        drawing(STYLE.format("@font-face{src:url(//x.example/f)}")),
        "unsafe",
        "style",
    ),
    "style sheet": (
        drawing(before='<?xml-stylesheet href="http://127.0.0.1:9/x.css"?>', inside="<text>Center</text>"),
        "unsafe",
        "text",
    ),
    "animation": (drawing("<animate attributeName='x' onbegin='alert(1)'/>"), "unsafe", "animate"),
    "filter": (drawing("<filter id='f'><feImage href='http://x.example'/></filter>"), "unsafe", "filter"),
    "entity bomb": (bombs(), "unsafe", "DOCTYPE"),
    "entity from a file": (
        drawing("<title>&x;</title>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "unsafe",
        "DOCTYPE",
    ),
    "copies of copies": (drawing(COPIES), "unsafe", "use"),
    "copy of itself": (drawing("<g id='a'><use href='#a'/></g>"), "unsafe", "use"),
    "deep": (deep(200), "too-detailed", ""),
    "many parts": (drawing("<g/>" * 21_000), "too-detailed", ""),
    "wide as the sea": (drawing(attributes='width="1e9" height="1"'), "broken", ""),
    "no size": (drawing(attributes=""), "broken", ""),
    "no number": (drawing(attributes='viewBox="0 0 NaN -3"'), "broken", ""),
    "cut off": (drawing()[:-9], "broken", ""),
    "another language": (b'<?xml version="1.0"?><html><body>x</body></html>', "neither", ""),
    "web page": (b"<!doctype html><script>alert(1)</script>", "broken", ""),
    "nothing in it": (drawing(""), "empty", ""),
}
