import { expect, it } from 'vitest'
import { plainText } from '../../../server/platform/html/plain-text.ts'

it('tells where a link leads that its words do not say', () => {
  expect(plainText('<a href="https://exemple.fr">Le programme</a>')).toBe(
    'Le programme (https://exemple.fr)',
  )
  expect(plainText('<a href="https://exemple.fr/">https://exemple.fr</a>')).toBe(
    'https://exemple.fr',
  )
  expect(plainText('<a href="https://exemple.fr/t">#marché</a>')).toBe('#marché')
})

it('says the words and addresses of what nobody closes', () => {
  const open = '<b><font color=red>'.repeat(600)
  expect(
    plainText(`${open}Le <a href="https://exemple.fr/a">bal<a href="https://exemple.fr/b">`),
  ).toBe('Le bal (https://exemple.fr/a) (https://exemple.fr/b)')
  expect(plainText(`${open}<p>Un<p>Deux<div>Trois</div>${'</i>'.repeat(600)}<br>Quatre`)).toBe(
    'Un\n\nDeux\n\nTrois\nQuatre',
  )
})

it('says what a page says before it is too long, and hides what nobody reads', () => {
  expect(plainText(`<p>Un</p>${'<b>'.repeat(20_000)}Deux`)).toBe('Un')
  expect(plainText('<head><title>x</title><style>p{}</style></head><p>Un<script>2</script>')).toBe(
    'Un',
  )
})
