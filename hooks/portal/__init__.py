"""Îndrumar: from Markdown pages, YAML logs and registers to a site in three languages.

Read in this order:

    languages       the one list of languages
    problems        what is wrong, as values; reports puts it into words
    strings/        every word the interface and the tools say; settings: what was set,
                    feedback: where readers tell of a mistake
    texts, yamls    from bytes to text; the only module that knows YAML: a tree with places
    fields, records the types of fields; from a tree to typed records, with every mistake
                    where it was made; suggestions say what may have been meant
    values/         numbers, dates, amounts, acts in a text of any language, made comparable
    dates, clock    dates as sources know them; the one day the site speaks from
    alphabets       the order of words in each language
    registers/      what is true and until when, and how text refers to it
    trainings/      model, logs, indexes, and the pages made from them
    acts/           which act is in force: its page, its chain, and how pages may cite it
    addresses/      every address ever published, and where pages went that moved
    privacy/        personal data that must never stand in a log, however it is written
    sections, prose the pages people write: their parts, and what is filled into them
    translations/   whether translations still say what the original says, and who is told
    reading/        two languages of a page beside one another, and codes of sections
    rendering       templates in which data is always data; wording says dates and figures
    handouts/       what readers take along: a page as one file, a leaflet to fold
    previews/       what a link shows before it is opened, sensitive pages without their topic
    changes/        what changed in meaning, on which day and about which topic; feeds
    plain, linking  text from data in files of any format; JSON-LD inside pages; feeds: Atom
    charts, qr      bars as inline SVG; codes that lead from paper to the site
    offline/        what readers may save on their devices, listed file by file
    components/     the components of a page, as a Markdown extension
    safety/         a quick way out of sensitive pages; what browsers are told to refuse;
                    whom to tell of a hole in the site
    search/         what words are looked up by, the indexes, and the questions it is tried with
    rules/          each problem explained to editors, with examples that are tests
    checking        what is wrong with all of it together
    pages, site     generated pages; all of it as one value: read(root), pages(), filled()
    pieces          the markers of typed pages, and what stands in their place
    outlines        what the rest of a site takes from a typed page: all but its words
    later           a portal that was checked before, read as far as somebody asks
    memory          what was worked out before, where somebody remembers
    sheets/         attendance sheets: what trainers fill in, and what hostile ones hold
    commands/       `python -m portal`

Arrows go one way: nothing here imports MkDocs. The adapters in `hooks/*.py` and
the room `hooks/engine/` do, and they import this package.
"""
