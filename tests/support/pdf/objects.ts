import { inflateSync } from 'node:zlib'

/** What a PDF is made of; a name keeps its slash, and a stream has its bytes under `stream`. */
export type PdfValue = string | number | boolean | null | PdfValue[] | PdfDict | PdfRef
export type PdfDict = { dict: Map<string, PdfValue>; stream?: Buffer }
type PdfRef = { ref: number }

const isDict = (value: PdfValue | undefined): value is PdfDict =>
  typeof value === 'object' && value !== null && 'dict' in value

/** The objects of a PDF that has a plain list of them, as pdfkit writes it. */
export class PdfObjects {
  readonly #objects = new Map<number, PdfValue>()
  readonly #trailer: PdfDict
  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes)
    const text = file.toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    for (const [, offset] of text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)) {
      const head = /(\d+) 0 obj\s/y
      head.lastIndex = Number(offset)
      const [whole, id] = head.exec(text) ?? []
      if (whole === undefined) throw new Error(`no object at ${offset}`)
      this.#objects.set(Number(id), new Reader(text, Number(offset) + whole.length).object(this))
    }
    const trailer = new Reader(text, text.indexOf('trailer', start) + 7).value()
    if (!isDict(trailer)) throw new Error('no trailer')
    this.#trailer = trailer
  }
  get root(): PdfDict {
    return this.dict(this.#trailer.dict.get('/Root'))
  }
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return typeof value === 'object' && value !== null && 'ref' in value
      ? this.#objects.get(value.ref)
      : value
  }
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value)
    return isDict(found) ? found : { dict: new Map() }
  }
  get(of: PdfDict, ...path: string[]): PdfValue | undefined {
    const [key = '', ...rest] = path
    const value = this.resolve(of.dict.get(key))
    return rest.length === 0 ? value : this.get(this.dict(value), ...rest)
  }
  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found]
  }
  /** The bytes of a stream, unpacked. */
  bytes(value: PdfValue | undefined): Buffer {
    const { dict, stream = Buffer.alloc(0) } = this.dict(value)
    return dict.get('/Filter') === '/FlateDecode' ? inflateSync(stream) : stream
  }
}

/** Reads one value after the other; operators of a page come as `{ op }`. */
export class Reader {
  readonly #text: string
  #at: number
  constructor(text: string, at = 0) {
    this.#text = text
    this.#at = at
  }
  object(objects: PdfObjects): PdfValue {
    const value = this.value()
    const begin = /\s*stream\r?\n/y
    begin.lastIndex = this.#at
    const found = begin.exec(this.#text)
    if (found === null || !isDict(value)) return value
    const from = this.#at + found[0].length
    const length = objects.resolve(value.dict.get('/Length'))
    const end = typeof length === 'number' ? from + length : this.#text.indexOf('endstream', from)
    return { ...value, stream: Buffer.from(this.#text.slice(from, end), 'latin1') }
  }
  value(): PdfValue {
    const next = this.next()
    if (next === undefined || (typeof next === 'object' && next !== null && 'op' in next)) {
      throw new Error(`no value at ${this.#at}`)
    }
    return next
  }
  /** Undefined: there is no more. */
  next(): PdfValue | { op: string } | undefined {
    this.#take(/(?:\s|%[^\r\n]*)*/y)
    if (this.#at >= this.#text.length) return undefined
    const ref = this.#take(/(\d+) 0 R\b/y)
    if (ref !== null) return { ref: Number(ref[1]) }
    const number = this.#take(/[-+]?(?:\d+\.?\d*|\.\d+)/y)
    if (number !== null) return Number(number[0])
    const name = this.#take(/\/[^\s/<>()[\]{}%]*/y)
    if (name !== null) return name[0]
    if (this.#take(/<</y) !== null) return this.#dict()
    const hex = this.#take(/<([\da-fA-F\s]*)>/y)
    if (hex !== null)
      return Buffer.from((hex[1] ?? '').replace(/\s/g, ''), 'hex').toString('latin1')
    if (this.#take(/\(/y) !== null) return this.#string()
    if (this.#take(/\[/y) !== null) {
      const list: PdfValue[] = []
      while (this.#take(/\s*\]/y) === null) list.push(this.value())
      return list
    }
    const word = this.#take(/[^\s/<>()[\]{}%]+/y)?.[0]
    if (word === undefined) throw new Error(`what is at ${this.#at}?`)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { op: word }
  }
  #dict(): PdfDict {
    const dict = new Map<string, PdfValue>()
    while (this.#take(/\s*>>/y) === null) dict.set(String(this.value()), this.value())
    return { dict }
  }
  #string(): string {
    let text = ''
    for (let depth = 1; ; this.#at++) {
      const sign = this.#text[this.#at]
      if (sign === undefined) throw new Error('an open string')
      if (sign === '\\') {
        text += this.#text[++this.#at]
        continue
      }
      if (sign === '(') depth++
      if (sign === ')' && --depth === 0) break
      text += sign
    }
    this.#at++
    return text
  }
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found !== null) this.#at += found[0].length
    return found
  }
}
