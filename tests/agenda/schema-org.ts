import type { RemoteDocument } from 'jsonld/jsonld-spec.js'

const date = (name: string) => ({ '@id': `schema:${name}`, '@type': 'schema:Date' })
const address = (name: string) => ({ '@id': `schema:${name}`, '@type': '@id' })
const text = (name: string) => ({ '@id': `schema:${name}` })
const all = <Term>(names: readonly string[], term: (name: string) => Term) =>
  Object.fromEntries(names.map(name => [name, term(name)]))

/**
 * Of schema.org's context (https://schema.org/docs/jsonldcontext.json) the words for events and
 * places. There is no `@vocab`, though it has one: a word that is not among these is an error.
 */
const context = {
  schema: 'http://schema.org/',
  ...all(['Event', 'Organization', 'Place', 'PostalAddress'], text),
  ...all(['addressCountry', 'addressLocality', 'streetAddress', 'postalCode'], text),
  ...all(['address', 'description', 'identifier', 'location', 'name', 'organizer'], text),
  ...all(['dateModified', 'endDate', 'previousStartDate', 'startDate'], date),
  ...all(['eventAttendanceMode', 'eventStatus'], text),
  ...all(['image', 'sameAs', 'url'], address),
}

/** Gives schema.org's context, and nothing else: no test asks the network. */
export async function schemaOrg(url: string): Promise<RemoteDocument> {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`${url} is not schema.org`)
  return { documentUrl: url, document: { '@context': context } }
}
