import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

/** Those of the controlled vocabulary (« List of software categories ») that could be said of Tambour. */
const categories = z.enum([
  ...(['collaboration', 'communications', 'content-management', 'data-analytics'] as const),
  ...(['digital-citizenship', 'event-management', 'help-desk', 'online-community'] as const),
  ...(['social-media-management', 'time-tracking', 'workflow-management'] as const),
])

const url = z.url({ protocol: /^https$/ })
const day = z.iso.date()
const dependency = z.strictObject({
  name: z.string().min(1),
  versionMin: z.string().optional(),
  optional: z.boolean().optional(),
})

/**
 * publiccode.yml 0.7 (https://yml.publiccode.tools, « The Standard »), of whose keys those are here that
 * we have: another one is refused until its rule stands here too. No key that is deprecated.
 */
const standard = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: z.string().min(1),
  url,
  softwareVersion: z.string(),
  releaseDate: day.optional(),
  // « Acceptable formats: SVG, SVGZ, PNG », inside the repository.
  logo: z.string().regex(/\.(svgz?|png)$/),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z.array(categories),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  // An alias of « List of aliases », or a URI.
  supports: z.array(z.strictObject({ id: z.union([z.literal('alias:gdpr'), url]) })),
  intendedAudience: z.strictObject({
    // ISO 3166-1 alpha-2; small letters are deprecated.
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
    scope: z.array(z.enum(['culture', 'government', 'local-authorities'])),
  }),
  description: z.strictObject(
    Object.fromEntries(
      ['fr', 'en'].map(language => [
        language,
        z.strictObject({
          // « It should be a single line containing a single sentence. »
          shortDescription: z
            .string()
            .trim()
            .regex(/^[^\n.]+\.$/)
            .max(150),
          longDescription: z.string().min(150).max(10_000),
          // « The suggested number of features to list is between 5 and 20. »
          features: z.array(z.string().min(1)).min(5).max(20),
        }),
      ]),
    ),
  ),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  maintenance: z.strictObject({
    // Both of these ask for contacts, and forbid `contractors`.
    type: z.enum(['internal', 'community']),
    contacts: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)).min(1),
  }),
  dependsOn: z.strictObject({ open: z.array(dependency) }),
})

const read: unknown = parse(readFileSync('publiccode.yml', 'utf8'), { version: '1.2' })

it('publiccode.yml keeps the standard', () => {
  expect(z.prettifyError(standard.safeParse(read).error ?? new z.ZodError([]))).toBe('')
})

it('publiccode.yml says what is true of this version', () => {
  const said = standard.parse(read)
  const { version, license, engines } = z
    .object({ version: z.string(), license: z.string(), engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  const released = changelog.match(
    new RegExp(`^## ${RegExp.escape(version)}, (\\d{4}-\\d\\d-\\d\\d)$`, 'm'),
  )?.[1]
  const node = said.dependsOn.open.find(({ name }) => name === 'Node.js')?.versionMin
  expect({
    version: said.softwareVersion,
    license: said.legal.license,
    node: `>=${node}`,
    released: said.releaseDate,
  }).toEqual({ version, license, node: engines.node, released })
  expect(existsSync(said.logo)).toBe(true)
  expect(said.localisation.availableLanguages.toSorted()).toEqual(
    Object.keys(said.description).toSorted(),
  )
})
