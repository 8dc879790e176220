import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().default(''),
        license: z.string().default('unknown'),
        dev: z.boolean().default(false),
        devOptional: z.boolean().default(false),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

/** What the built screens hold, though it is installed for building alone. */
const inScreens =
  /^(preact|preact-iso|@preact\/signals(-core)?|chart\.js|@kurkle\/color|lucide|daisyui|@fontsource(-variable)?\/.*)$/

/**
 * Under these a program under EUPL-1.2 may carry a library: permissive ones, and copyleft that asks
 * for its own files alone (MPL-2.0) or for being replaceable (LGPL), both in the EUPL's appendix; fonts
 * under the OFL-1.1, which may be bundled with any software (its condition 2).
 */
const compatible =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|MPL-2\.0|LGPL-3\.0-or-later|OFL-1\.1|\(MIT OR EUPL-1\.1\+\))$/

const carried = Object.entries(lock.packages)
  .map(([path, one]) => ({ ...one, name: path.replace(/^.*node_modules\//, '') }))
  .filter(
    ({ name, dev, devOptional }) => name !== '' && (!(dev || devOptional) || inScreens.test(name)),
  )

it('everything that an installation carries may be carried under the EUPL', () => {
  expect(carried.length).toBeGreaterThan(80)
  const others = carried.filter(
    ({ license }) => !license.split(' AND ').every(each => compatible.test(each)),
  )
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
})

it('docs/licences.md lists them', async () => {
  const lines = carried
    .map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
    .toSorted()
  const text = [
    '# Licences',
    '',
    'Tambour is under the EUPL-1.2 (LICENSE). An installation carries these packages, the built screens those of them that they show. A software bill of materials: `npm run -s sbom`. This list is held by `tests/licences.test.ts`, which writes it anew with `npx vitest run --project unit tests/licences.test.ts -u`.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...new Set(lines),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot(resolve('docs/licences.md'))
})
