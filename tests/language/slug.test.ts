import { describe, expect, it } from 'vitest'
import { pageNameOf } from '../../server/language/slug.ts'

const slug = 'k3x9m2ab'

describe('the name of an event’s page', () => {
  it.each([
    ['Loto des aînés', 'loto-des-aines-k3x9m2ab'],
    ['  « L’Été à Œuilly » : 2ᵉ édition !  ', 'l-ete-a-oeuilly-2-edition-k3x9m2ab'],
    ['Праздник', 'k3x9m2ab'],
    ['…', 'k3x9m2ab'],
    ['a'.repeat(140), `${'a'.repeat(60)}-k3x9m2ab`],
    [`${'mot '.repeat(20)}`, `${'mot-'.repeat(15)}k3x9m2ab`],
  ])('of « %s » is %s', (title, name) => {
    expect(pageNameOf({ title, slug })).toBe(name)
  })
})
