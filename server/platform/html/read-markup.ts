import { QuoteType, Tokenizer } from 'htmlparser2'

/** What a reader hears of a text, in its order; whatever is opened is closed, at the latest at its end. */
export type Markup = {
  /** `attributes`: the first of each name, names in lower case but for XML. */
  open?: (name: string, attributes: ReadonlyMap<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** As deep as browsers go. Where more is open nobody closed it: there all of it ends. */
const mostOpen = 512
const mostAttributes = 64
/** No page, feed or part of a mail that we take is longer, in signs. */
const mostSigns = 2 * 1024 * 1024

/** They have no end (https://html.spec.whatwg.org/multipage/syntax.html#void-elements). */
const voids: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
)
export const isVoid = (name: string): boolean => voids.has(name)

/** They end a paragraph that is open (https://html.spec.whatwg.org/multipage/grouping-content.html#the-p-element). */
const endParagraphs = new Set(
  (
    'address article aside blockquote details div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'
  ).split(' '),
)

/** A cell, a row or a part of a table that begins ends the one of its table that is open (HTML, 13.2.6.4.15). */
const cells = ['td', 'th']
const rows = [...cells, 'tr']
const parts = [...rows, 'thead', 'tbody', 'tfoot']
const endCells: ReadonlyMap<string, readonly string[]> = new Map([
  ['td', cells],
  ['th', cells],
  ['tr', rows],
  ['thead', parts],
  ['tbody', parts],
  ['tfoot', parts],
])

/**
 * Reads HTML or XML that strangers wrote; all of it is read here. The tokenizer of htmlparser2 takes each
 * sign once; its parser moves all that is open at each tag, minutes for 2 MB of `<b>`. Each step here
 * opens an element, or closes one that was opened.
 */
export function readMarkup(text: string, on: Markup, { isXml = false } = {}): void {
  const elements = openElements(on, isXml)
  const source = text.slice(0, mostSigns)
  let name = ''
  let key = ''
  let value = ''
  let attributes = new Map<string, string>()
  const named = (start: number, end: number) =>
    isXml ? source.slice(start, end) : source.slice(start, end).toLowerCase()
  const opened = () => elements.open(name, attributes)
  const ignored = () => undefined
  const tokens: ConstructorParameters<typeof Tokenizer>[1] = {
    onopentagname(start, end) {
      name = named(start, end)
      attributes = new Map()
    },
    onattribname(start, end) {
      key = named(start, end)
      value = ''
    },
    onattribdata(start, end) {
      value += source.slice(start, end)
    },
    onattribentity(code) {
      value += String.fromCodePoint(code)
    },
    onattribend(quote) {
      if (attributes.size >= mostAttributes || attributes.has(key)) return
      attributes.set(key, quote === QuoteType.NoValue ? '' : value)
    },
    onopentagend: opened,
    onselfclosingtag() {
      opened()
      if (isXml || !voids.has(name)) elements.close(name)
    },
    onclosetag: (start, end) => elements.close(named(start, end)),
    ontext: (start, end) => on.text?.(source.slice(start, end)),
    ontextentity: code => on.text?.(String.fromCodePoint(code)),
    oncdata(start, end, offset) {
      if (isXml) on.text?.(source.slice(start, end - offset))
    },
    onend: elements.end,
    oncomment: ignored,
    ondeclaration: ignored,
    onprocessinginstruction: ignored,
  }
  const tokenizer = new Tokenizer({ xmlMode: isXml, decodeEntities: true }, tokens)
  tokenizer.write(source)
  tokenizer.end()
}

/** What is open, and how often each name is: an end without a beginning costs one look. */
function openElements(on: Markup, isXml: boolean) {
  const open: string[] = []
  const counts = new Map<string, number>()
  /** Where in `open` tables stand, and what they consist of: cells are looked for among these alone. */
  const places: number[] = []

  function closeLast(): string | undefined {
    const name = open.pop()
    if (name === undefined) return
    counts.set(name, (counts.get(name) ?? 1) - 1)
    if (places.at(-1) === open.length) places.pop()
    on.close?.(name)
    return name
  }
  function end(): void {
    while (open.length > 0) closeLast()
  }
  /** With all that nobody closed in it: what one cell hides hides no other. */
  function endCellsOf(name: string): void {
    const ended = endCells.get(name)
    if (ended === undefined) return
    let left = open.length
    for (let place = places.length - 1; place >= 0; place--) {
      const at = places[place] ?? 0
      if (open[at] === 'table') break
      if (ended.some(one => one === open[at])) left = at
    }
    while (open.length > left) closeLast()
  }
  return {
    end,
    open(name: string, attributes: ReadonlyMap<string, string>): void {
      if (!isXml && open.at(-1) === 'p' && endParagraphs.has(name)) closeLast()
      if (!isXml) endCellsOf(name)
      if (open.length === mostOpen) end()
      on.open?.(name, attributes)
      if (!isXml && voids.has(name)) return
      if (name === 'table' || endCells.has(name)) places.push(open.length)
      open.push(name)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    close(name: string): void {
      if ((counts.get(name) ?? 0) === 0) {
        // As browsers read an end that nothing began.
        if (!isXml && (name === 'br' || name === 'p')) on.open?.(name, new Map())
        return
      }
      while (closeLast() !== name);
    },
  }
}
