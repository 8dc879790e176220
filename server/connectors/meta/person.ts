import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import type { Authorized, Call, Identity, Login, NotAuthorized } from '../connector.ts'
import { accessSentences } from './access-sentences.ts'
import { GraphError } from './answer.ts'
import { sentence } from './attempt.ts'
import { createGraph, type Graph, limited, rowsOf } from './client.ts'
import { wholeShare } from './cursor.ts'
import type { Network } from './network.ts'

/** A page as a person's token lists it; others' Instagram accounts are not told. */
const pageRow = z.object({
  id: z.string(),
  name: z.string().optional(),
  access_token: z.string().optional(),
  tasks: z.array(z.string()).optional(),
  instagram_business_account: z
    .object({ id: z.string(), username: z.string().default('') })
    .optional(),
})
type PersonsPage = z.infer<typeof pageRow>

const grantedRow = z.object({ permission: z.string(), status: z.string() })

/** Without these no page is found, whatever else was allowed. */
const finding = [
  { scope: 'pages_show_list', without: accessSentences.withoutList },
  { scope: 'business_management', without: accessSentences.withoutBusiness },
]

/** What is asked of the person who connects; the first and the last one find the pages. */
export const askedFor = ({ needed }: Network): string[] => [
  'pages_show_list',
  ...needed.map(({ scope }) => scope),
  'business_management',
]

/** What a page becomes; a sentence: why it gives no such channel, null: that is not known. */
type IdentityOf = (
  page: PersonsPage,
  granted: ReadonlySet<string>,
) => Pick<Identity, 'name'> | Sentence | null

/** @param fields of a page, beside those that every kind needs */
export function loginOn(network: Network, identityOf: IdentityOf, fields = ''): Login {
  return {
    through: 'facebook',
    permissions: askedFor(network),
    identities: (call, token) => identitiesOf(network, call, token, { identityOf, fields }),
  }
}

/** Every page that the person may manage, once each, as what becomes a channel, and what was not allowed. */
async function identitiesOf(
  network: Network,
  call: Call,
  token: string,
  { identityOf, fields }: { identityOf: IdentityOf; fields: string },
): Promise<Authorized> {
  const graph = createGraph({ ...call, secrets: { ...call.secrets, token } }, wholeShare, 'person')
  try {
    const granted = await permissionsOf(graph)
    const missing = [...network.needed, ...finding]
      .filter(({ scope }) => !granted.has(scope))
      .map(({ scope, without }) => accessSentences.notGranted(scope, without))
    const pages = await pagesOf(graph, network, `id,name,access_token${fields}`, missing)
    missing.push(...graph.gaps())
    const identities: Identity[] = []
    for (const page of pages) {
      const found = identityOf(page, granted)
      if (found === null) continue
      if ('name' in found) identities.push({ ...ofPage(call, page), ...found })
      else missing.push(found)
    }
    return { kind: 'authorized', identities, missing }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return refusalOf(error, accessSentences.returnRefused, network)
  }
}

async function pagesOf(
  graph: Graph,
  network: Network,
  fields: string,
  missing: Sentence[],
): Promise<PersonsPage[]> {
  const pages = new Map<string, PersonsPage>()
  const keep = (row: PersonsPage) => {
    if (row.access_token !== undefined && !pages.has(row.id)) pages.set(row.id, row)
  }
  for await (const row of listOf(graph, 'me/accounts', `${fields},tasks`)) keep(row)
  try {
    for await (const { id } of listOf(graph, 'me/businesses', 'id')) {
      for (const edge of ['owned_pages', 'client_pages']) {
        for await (const row of listOf(graph, `${id}/${edge}`, fields)) keep(row)
      }
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    // Without the permission there is nothing more to say than that it is missing.
    if (!['permission', 'parameter', 'missing'].includes(error.problem)) {
      missing.push(accessSentences.businessesUnread(sentence(error, 'read', network)))
    }
  }
  return [...pages.values()]
}

async function permissionsOf(graph: Graph): Promise<Set<string>> {
  const granted = new Set<string>()
  for await (const { data } of graph.pages('me/permissions', () => ({}))) {
    for (const { permission, status } of rowsOf(graph, grantedRow, data)) {
      if (status === 'granted') granted.add(permission)
    }
  }
  return granted
}

async function* listOf(graph: Graph, path: string, fields: string): AsyncGenerator<PersonsPage> {
  const query = (share: number) => ({ fields, limit: limited(100, share) })
  for await (const { data } of graph.pages(path, query)) yield* rowsOf(graph, pageRow, data)
}

function ofPage(call: Call, { id, name, access_token: token, tasks }: PersonsPage): Identity {
  const lacking = tasks === undefined ? [] : duties.filter(({ task }) => !tasks.includes(task))
  return {
    name: name ?? id,
    config: { page: id, app_id: call.config.app_id?.trim() ?? '' },
    secrets: { ...call.secrets, ...(token === undefined ? {} : { token }) },
    missing: lacking.map(({ not }) => not),
  }
}

/** https://developers.facebook.com/docs/pages-api/overview#tasks */
const duties = [
  { task: 'CREATE_CONTENT', not: accessSentences.mayNotPublish },
  { task: 'MODERATE', not: accessSentences.mayNotModerate },
  { task: 'MESSAGING', not: accessSentences.mayNotMessage },
]

/** @param otherwise what to say of a question that Meta understood, and to which it says no. */
export function refusalOf(error: unknown, otherwise: Sentence, network: Network): NotAuthorized {
  if (!(error instanceof GraphError)) throw error
  const isNo = ['misconfigured', 'permission', 'parameter', 'missing', 'reauthorize'].includes(
    error.problem,
  )
  if (isNo) return { kind: 'refused', reason: otherwise }
  return { kind: 'passing', reason: accessSentences.startAgain(sentence(error, 'read', network)) }
}
