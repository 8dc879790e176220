import { departmentOf } from '../language/departments.ts'
import { folded } from '../language/text.ts'
import {
  type Commune,
  communeAt,
  communesWhere,
  type Directory,
  searchedName,
} from './rules-directory.ts'

/** What a column of a table of neighbours may hold. */
const columns = ['name', 'code', 'contact', 'email'] as const
export type PartnerColumn = (typeof columns)[number]

/** As mairies and intercommunalities head their columns, folded. */
const headings: Record<PartnerColumn, RegExp> = {
  email: /mail|courriel|adresse electronique|messagerie/,
  code: /insee|code commune|code geo|^code$|^cog$/,
  contact: /contact|interlocuteur|secretaire|maire|responsable|prenom|personne/,
  name: /commune|nom|ville|voisin|structure|organisme|partenaire|collectivite|mairie/,
}

/** Which column of a heading is what; null: nothing is known of it. The first one of each counts. */
export function guessPartnerColumns(heads: readonly string[]): (PartnerColumn | null)[] {
  const taken = new Set<PartnerColumn>()
  return heads.map(head => {
    const found = (Object.keys(headings) as PartnerColumn[]).find(
      column => !taken.has(column) && headings[column].test(folded(head).trim()),
    )
    if (found !== undefined) taken.add(found)
    return found ?? null
  })
}

type TableProblem = 'no-name' | 'wrong-address' | 'unknown-commune' | 'several-communes'

export type TablePartner = {
  name: string
  inseeCode: string | null
  contacts: { name: string; email: string }[]
  problem: TableProblem | null
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/**
 * One line of a table. A commune is found by its code, else by its name where one commune alone, or one
 * alone of the same département as `near`, is called so; what is no commune keeps its name.
 */
export function readPartner(
  cell: (column: PartnerColumn) => string,
  directory: Directory,
  near: string | null,
): TablePartner {
  const [name, code] = [cell('name'), cell('code').toUpperCase().padStart(5, '0')]
  const emails = cell('email')
    .split(/[\s,;]+/)
    .map(one => one.replace(/^mailto:/i, ''))
    .filter(one => one !== '')
  const contacts = emails.map(email => ({ name: cell('contact') || email, email }))
  const by = (problem: TableProblem | null, commune?: Commune): TablePartner => ({
    name: commune?.name ?? name,
    inseeCode: commune?.code ?? null,
    contacts,
    problem,
  })
  const wrong = emails.some(email => !address.test(email)) ? 'wrong-address' : null
  if (cell('code') !== '') {
    const commune = communeAt(directory, code)
    return commune === undefined ? by('unknown-commune') : by(wrong, commune)
  }
  if (name === '') return by('no-name')
  const called = placeName(name)
  const same = communesWhere(directory, name => name === called)
  const department = near === null ? null : departmentOf(near)
  const nearer = same.filter(one => departmentOf(one.code) === department)
  const [only, ...more] = nearer.length > 0 ? nearer : same
  if (more.length > 0) return by('several-communes')
  return by(wrong, only)
}

/** « Mairie de L’Épine » and « Commune de L'Épine » are the same as « L’Épine ». */
function placeName(name: string): string {
  return searchedName(
    folded(name).replace(/^(la )?(mairie|commune|ville) (de |d['’]|du |des )?/, ''),
  )
}
