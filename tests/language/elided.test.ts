import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { elided } from '../../server/language/typeset.ts'

describe('a name after « de » or « que »', () => {
  it.each([
    ['Anne-Sophie', 'd’Anne-Sophie'],
    ['Émile', 'd’Émile'],
    ['Œuilly', 'd’Œuilly'],
    ['Hélène', 'd’Hélène'],
    ['Honoré', 'd’Honoré'],
    ['Yves', 'd’Yves'],
    ['Bernard', 'de Bernard'],
    ['Yolande', 'de Yolande'],
    ['Hautvillers', 'de Hautvillers'],
    ['Le Gall', 'de Le Gall'],
    ['La Ferté', 'de La Ferté'],
    ['L’Épine', 'de L’Épine'],
    ['', 'de '],
  ])('%s: %s', (name, said) => {
    expect(elided('de', name)).toBe(said)
  })

  it('elides « que » too, and leaves articles to it', () => {
    expect([elided('que', 'Aubigny'), elided('que', 'Le Mans')]).toEqual([
      'qu’Aubigny',
      'que Le Mans',
    ])
  })

  it('is never put together by hand', () => {
    const files = [...globSync('web/**/*messages*.ts'), ...globSync('server/**/*.ts')]
    const byHand = files
      .filter(file => !file.includes('sandbox') && file !== 'server/cli/run.ts')
      .flatMap(file => readFileSync(file, 'utf8').split('\n'))
      .filter(line =>
        /[ `](de|que) \$\{[\w.]*([nN]ame|neighbour|commune|partner|names)\}/.test(line),
      )
    expect(byHand).toEqual([])
  })
})
