import { SaxesParser } from 'saxes'
import { type PdfDict, PdfObjects, type PdfValue, Reader } from './objects.ts'

/** The structure as a screen reader walks it: « H1 », « Table » with what is in it. */
export type Node = { type: string; children: Node[]; dict: PdfDict }

/**
 * What of PDF/UA-1 (ISO 14289-1, by the numbers of the Matterhorn protocol 1.02) a document breaks, one line
 * each: what a program can tell, and our documents have. veraPDF is on no registry that this house reaches.
 */
export function pdfUaFaults(bytes: Uint8Array): string[] {
  const pdf = new PdfObjects(bytes)
  const faults: string[] = []
  const must = (isTrue: boolean, fault: string) => {
    if (!isTrue) faults.push(fault)
  }
  const { root } = pdf
  must(pdf.get(root, '/MarkInfo', '/Marked') === true, '06-001 it is not marked')
  must(pdf.get(root, '/ViewerPreferences', '/DisplayDocTitle') === true, '07-002 no title is shown')
  must(/^(fr-FR|en-GB)$/.test(String(pdf.get(root, '/Lang'))), '11-006 it has no language')
  checkMetadata(pdf.bytes(root.dict.get('/Metadata')).toString('utf8'), must)
  const tree = structureOf(pdf)
  must(tree.length === 1 && tree[0]?.type === 'Document', '01-006 it has no structure')
  const pages = pagesOf(pdf)
  const tagged = new Map<PdfDict, Set<number>>(pages.map(page => [page, new Set<number>()]))
  for (const node of flat(tree)) checkNode(pdf, node, must)
  checkHeadings(flat(tree), must)
  for (const node of flat(tree)) {
    for (const [page, mcid] of contentOf(pdf, node.dict)) {
      must(tagged.get(page)?.has(mcid) === false, `01-003 content ${mcid} stands twice, or nowhere`)
      tagged.get(page)?.add(mcid)
    }
  }
  for (const [page, wanted] of tagged) checkPage(pdf, page, wanted, must)
  return faults
}

type Must = (isTrue: boolean, fault: string) => void

export function structureOf(pdf: PdfObjects): Node[] {
  const read = (value: PdfValue): Node[] => {
    const dict = pdf.dict(value)
    const type = pdf.get(dict, '/S')
    if (typeof type !== 'string') return []
    const children = pdf.list(dict.dict.get('/K')).flatMap(read)
    return [{ type: type.slice(1), children, dict }]
  }
  return pdf.list(pdf.get(pdf.root, '/StructTreeRoot', '/K')).flatMap(read)
}

export const flat = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap(node => [node, ...flat(node.children)])

function pagesOf(pdf: PdfObjects): PdfDict[] {
  return pdf.list(pdf.get(pdf.root, '/Pages', '/Kids')).map(one => pdf.dict(one))
}

/** Page and number of the marked content that an element holds itself. */
function contentOf(pdf: PdfObjects, element: PdfDict): [PdfDict, number][] {
  return pdf.list(element.dict.get('/K')).flatMap((kid): [PdfDict, number][] => {
    if (typeof kid === 'number') return [[pdf.dict(element.dict.get('/Pg')), kid]]
    const held = pdf.dict(kid)
    const mcid = pdf.get(held, '/MCID')
    return typeof mcid === 'number' ? [[pdf.dict(held.dict.get('/Pg')), mcid]] : []
  })
}

function checkMetadata(xml: string, must: Must): void {
  const found = new Map<string, string>()
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => must(false, `06-002 its XML is broken: ${error.message}`))
  parser.on('opentag', ({ name }) => void open.push(name))
  parser.on('closetag', () => void open.pop())
  parser.on('text', text => {
    for (const name of open) found.set(name, `${found.get(name) ?? ''}${text.trim()}`)
  })
  // What frames it is no part of the XML.
  parser.write(xml.replace(/<\?xpacket.*?\?>/gs, '').trim()).close()
  must(found.get('pdfuaid:part') === '1', '06-002 it does not say that it is PDF/UA-1')
  must((found.get('dc:title') ?? '') !== '', '06-003 it has no title')
}

const known = /^(Document|H[1-6]|P|Table|TR|TH|TD|Figure)$/

function checkNode(pdf: PdfObjects, { type, children, dict }: Node, must: Must): void {
  must(known.test(type), `02-001 ${type} is no type of ours`)
  const childTypes = [...new Set(children.map(child => child.type))]
  if (type === 'Table') must(childTypes.join() === 'TR', '15-001 a table holds something but rows')
  if (type === 'TR') {
    must(
      childTypes.every(one => one === 'TH' || one === 'TD'),
      '15-001 a row holds no cells',
    )
    must(childTypes.includes('TH'), '15-003 a row has no header')
  }
  if (type === 'TH') {
    must(
      ['/Column', '/Row'].includes(String(pdf.get(dict, '/A', '/Scope'))),
      '15-003 a header says not over what',
    )
  }
  if (type === 'Figure') {
    must(String(pdf.get(dict, '/Alt') ?? '') !== '', '13-004 a picture is not described')
    must(pdf.list(pdf.get(dict, '/A', '/BBox')).length === 4, '13-004 a picture has no place')
  }
}

function checkHeadings(nodes: readonly Node[], must: Must): void {
  const levels = nodes.flatMap(({ type }) => (/^H\d$/.test(type) ? Number(type[1]) : []))
  for (const [place, level] of levels.entries()) {
    must(level <= (levels[place - 1] ?? 0) + 1, `14-003 a heading ${level} leaves out one before`)
  }
}

/** All that is drawn is in the structure or an artifact, in fonts that are there, in glyphs that are known. */
function checkPage(pdf: PdfObjects, page: PdfDict, wanted: Set<number>, must: Must): void {
  must(
    pdf.list(page.dict.get('/Annots')).length === 0,
    '28-002 an annotation, which we have none of',
  )
  for (const font of pdf.dict(pdf.get(page, '/Resources', '/Font')).dict.values()) {
    checkFont(pdf, pdf.dict(font), must)
  }
  const drawn = new Set<number>()
  const marks: (number | 'artifact' | null)[] = []
  const reader = new Reader(
    pdf
      .list(page.dict.get('/Contents'))
      .map(one => pdf.bytes(one).toString('latin1'))
      .join('\n'),
  )
  let operands: PdfValue[] = []
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    if (typeof next !== 'object' || next === null || !('op' in next)) {
      operands.push(next)
      continue
    }
    const { op } = next
    if (op === 'BDC' || op === 'BMC') {
      const mcid = op === 'BDC' ? pdf.get(pdf.dict(operands[1]), '/MCID') : undefined
      marks.push(operands[0] === '/Artifact' ? 'artifact' : typeof mcid === 'number' ? mcid : null)
      if (typeof mcid === 'number') drawn.add(mcid)
      must(new Set(marks.filter(mark => mark !== null)).size === 1, '01-004 a mark within another')
    } else if (op === 'EMC') marks.pop()
    else if (/^(T[jJ]|'|"|Do|[fFbBsS]\*?|sh)$/.test(op)) {
      must(
        marks.some(mark => mark !== null),
        `01-005 ${op} draws what is neither told nor an artifact`,
      )
      const shown = operands.flat().filter(one => typeof one === 'string')
      const isUnknown = shown.some(text => /^(?:..)*?\0\0/s.test(text))
      if (/^T[jJ]$/.test(op)) must(!isUnknown, '31-030 a sign that the font has not')
    }
    operands = []
  }
  must(marks.length === 0, '01-005 a mark is not closed')
  must(drawn.symmetricDifference(wanted).size === 0, '01-006 structure and page do not fit')
}

function checkFont(pdf: PdfObjects, font: PdfDict, must: Must): void {
  const name = String(pdf.get(font, '/BaseFont'))
  const [descendant] = pdf.list(font.dict.get('/DescendantFonts'))
  const file = pdf.get(pdf.dict(descendant), '/FontDescriptor', '/FontFile2')
  must(file !== undefined, `31-009 the font ${name} is not embedded`)
  must(pdf.get(pdf.dict(descendant), '/CIDToGIDMap') === '/Identity', `31-006 ${name} has no map`)
  must(pdf.get(font, '/ToUnicode') !== undefined, `31-027 ${name} cannot be read`)
}
