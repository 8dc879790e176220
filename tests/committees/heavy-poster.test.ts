import sharp from 'sharp'
import { expect, it } from 'vitest'
import { ball, committeeWorld, onlyProposal, visitorOf } from '../support/committees.ts'
import { pdfOf } from '../support/pdf.ts'
import { plain } from '../support/shares.ts'

it('of three million strokes is a sentence beside its field, and another one beside it is taken', async () => {
  const world = await committeeWorld()
  const [paul, other] = [await visitorOf(world), await visitorOf(world)]
  const strokes = pdfOf(['Bal'], { more: '10 10 m 800 1100 l S '.repeat(3_000_000), packed: true })
  expect(strokes.length).toBeLessThan(1_000_000)
  const good = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#c04020' },
  })
    .png()
    .toBuffer()
  const [refused, taken] = await Promise.all([
    paul.propose({}, new Blob([new Uint8Array(strokes)])),
    other.propose({ alt: 'Une affiche rouge' }, new Blob([new Uint8Array(good)])),
  ])
  expect(taken.status).toBe(303)
  expect(refused.status).toBe(422)
  const why = plain(/id="file-erreur">([^<]+)</.exec(refused.text)?.[1] ?? '')
  expect(why).toMatch(/^Ce (PDF|fichier) est trop lourd .*JPEG ou en PNG/)
  expect(refused.text).toContain(`value="${ball.title}"`)
  expect(refused.text).toContain(ball.text)
  // The other one is in, and what was typed goes without the poster.
  expect(await onlyProposal(world)).toMatchObject({ picture: { alt: 'Une affiche rouge' } })
  const again = /name="stamp" value="([^"]+)"/.exec(refused.text)?.[1] ?? ''
  expect((await paul.propose({ stamp: again })).status).toBe(303)
})
