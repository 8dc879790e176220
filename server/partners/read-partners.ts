import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { readTable } from '../platform/read-table.ts'
import { BadInput } from '../platform/refusal.ts'
import { directory } from './directory.ts'
import { guessPartnerColumns, type PartnerColumn, readPartner } from './rules-table.ts'
import { partnerSentences } from './sentences.ts'
import type { PartnerTableRead } from './shapes.ts'

const mostLines = 500

/**
 * Reads a table of partners, as a spreadsheet saves it or as it is pasted from one. Nothing is kept:
 * the person who asked looks at it first.
 * @throws BadInput for what is no table, or too long a one
 */
export async function readPartners(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  text: string,
): Promise<PartnerTableRead> {
  const rows = readTable(text, mostLines + 2)
  const [head, ...lines] = rows.filter(({ cells }) => cells.some(cell => cell !== ''))
  const holds = guessPartnerColumns(head?.cells ?? [])
  const isTable = holds.includes('name') || holds.includes('code')
  if (head === undefined || !isTable || lines.length === 0) {
    throw new BadInput(partnerSentences.noTable)
  }
  if (lines.length > mostLines) throw new BadInput(partnerSentences.longTable(mostLines))
  const { inseeCode } = await communeOf(deps, communeId)
  const all = await directory()
  return {
    partners: lines.map(({ cells, line }) => {
      const cell = (column: PartnerColumn) => cells[holds.indexOf(column)]?.trim() ?? ''
      return { line, ...readPartner(cell, all, inseeCode) }
    }),
    ignored: head.cells.filter((name, place) => name !== '' && holds[place] === null),
  }
}
