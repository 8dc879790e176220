import sharp from 'sharp'
import { expect, it, onTestFinished, vi } from 'vitest'
import { PictureWorkshop, workshop } from '../../server/pictures/workshop.ts'
import { ball, committeeWorld, onlyProposal, visitorOf } from '../support/committees.ts'
import { pdfOf } from '../support/pdf/pages.ts'
import { plain } from '../support/shares.ts'

// That nothing else waits for it: tests/pictures/workshop.test.ts.
it('of a million strokes is a sentence beside its field, and another one is taken', async () => {
  const world = await committeeWorld()
  const [paul, other] = [await visitorOf(world), await visitorOf(world)]
  const strokes = pdfOf(['Bal'], { more: '10 10 m 800 1100 l S '.repeat(1_000_000), packed: true })
  expect(strokes.length).toBeLessThan(500_000)
  const good = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#c04020' },
  })
    .png()
    .toBuffer()
  // It takes minutes: how long it is given changes nothing.
  const hurried = new PictureWorkshop({ quick: 300, slow: 300, adapt: 300 })
  const reading = vi.spyOn(workshop, 'takeForm')
  onTestFinished(() => reading.mockRestore())
  reading.mockImplementationOnce((...form) => hurried.takeForm(...form))
  const refused = await paul.propose({}, new Blob([new Uint8Array(strokes)]))
  const poster = new Blob([new Uint8Array(good)])
  const taken = await other.propose({ alt: 'Une affiche rouge' }, poster)
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
