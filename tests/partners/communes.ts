import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'

const resolve = createRequire(import.meta.url).resolve

const communes = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    population: z.number().optional(),
    codesPostaux: z.array(z.string()).optional(),
  }),
)
const epci = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    membres: z.array(z.object({ code: z.string() })),
  }),
)

function read<Shape extends z.ZodType>(name: string, shape: Shape): z.output<Shape> {
  const file = resolve(`@etalab/decoupage-administratif/data/${name}.json`)
  return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The list of `server/partners/communes.txt.br`, from the package: what `readDirectory` reads. */
export function communesText(): string {
  const groups = read('epci', epci)
  const groupOf = new Map(
    groups.flatMap(({ code, membres }) => membres.map(one => [one.code, code])),
  )
  const lines = read('communes', communes)
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, nom, population = 0, codesPostaux = [] }) =>
      [code, nom, population, groupOf.get(code) ?? '', codesPostaux.join(' ')].join('\t'),
    )
  const heads = groups.map(({ code, nom }) => `${code}\t${nom}`)
  return `${heads.join('\n')}\n\n${lines.join('\n')}\n`
}
