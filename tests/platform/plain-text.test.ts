import { expect, it } from 'vitest'
import { plainText } from '../../server/platform/plain-text.ts'

it('tells where a link leads that its words do not say', () => {
  expect(plainText('<a href="https://exemple.fr">Le programme</a>')).toBe(
    'Le programme (https://exemple.fr)',
  )
  expect(plainText('<a href="https://exemple.fr/">https://exemple.fr</a>')).toBe(
    'https://exemple.fr',
  )
  expect(plainText('<a href="https://exemple.fr/t">#marché</a>')).toBe('#marché')
})

it('takes its time over no page whose links nobody closes', () => {
  plainText('<a href=http://exemple.fr>mot<p>'.repeat(20_000))
})
