import { globSync, readFileSync } from 'node:fs'
import { matchesGlob, resolve } from 'node:path'
import { parse } from 'smol-toml'
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

/** Its package.json has none, its text is that of the licence. */
const byText: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

const carried = Object.entries(lock.packages)
  .map(([path, one]) => ({ ...one, name: path.replace(/^.*node_modules\//, '') }))
  .map(one => ({ ...one, license: byText[one.name] ?? one.license }))
  .filter(
    ({ name, dev, devOptional }) => name !== '' && (!(dev || devOptional) || inScreens.test(name)),
  )

it('everything that an installation carries may be carried under the EUPL', () => {
  expect(carried.length).toBeGreaterThan(80)
  const others = carried.filter(
    ({ license }) => !license.split(' AND ').every(each => compatible.test(each)),
  )
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  for (const [name, license] of Object.entries(byText)) {
    const text = readFileSync(`node_modules/${name}/LICENSE`, 'utf8')
    expect(text.startsWith(`${license} License`), name).toBe(true)
  }
})

it('docs/licences.md lists them', async () => {
  const lines = carried
    .map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
    .toSorted()
  const text = [
    '# Licences',
    '',
    'Tambour is under the EUPL-1.2 (LICENSE); REUSE.toml says which files are not: France’s communes with their populations, intercommunalities and postcodes are from INSEE, the DGCL and La Poste, under the Licence Ouverte 2.0, and the list of common passwords is from SecLists, under the MIT licence. An installation carries these packages, the built screens those of them that they show. A software bill of materials: `npm run -s sbom`. This list is held by `tests/licences.test.ts`, which writes it anew with `npx vitest run --project unit tests/licences.test.ts -u`.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...new Set(lines),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot(resolve('docs/licences.md'))
})

it('REUSE.toml says of every file whose it is, and each licence’s text is there', () => {
  const { annotations } = z
    .strictObject({
      version: z.literal(1),
      annotations: z.array(
        z.strictObject({
          path: z.string(),
          precedence: z.literal('override').optional(),
          'SPDX-FileCopyrightText': z.union([z.string(), z.array(z.string())]),
          'SPDX-License-Identifier': z.string(),
        }),
      ),
    })
    .parse(parse(readFileSync('REUSE.toml', 'utf8')))
  expect(annotations[0]?.path).toBe('**')
  const texts = globSync('*.txt', { cwd: 'LICENSES' }).map(file => file.replace(/\.txt$/, ''))
  const named = new Set(annotations.map(one => one['SPDX-License-Identifier']))
  expect(texts.toSorted()).toEqual([...named].toSorted())
  // What is packed cannot say itself where it is from.
  const packed = globSync('{server,web,migrations}/**/*.{br,gz,zip,ttf,woff2}')
  const apart = annotations.slice(1).map(({ path }) => path)
  expect(packed.filter(file => !apart.some(path => matchesGlob(file, path)))).toEqual([])
  expect(apart.filter(path => globSync(path).length === 0)).toEqual([])
  // Hosts look for it there, and REUSE in its folder.
  expect(readFileSync('LICENSE', 'utf8')).toBe(readFileSync('LICENSES/EUPL-1.2.txt', 'utf8'))
})
