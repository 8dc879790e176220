import { expect, it } from 'vitest'
import { previewEventFile } from '../../server/event-import/import.ts'
import { readEventFileApart } from '../../server/event-import/read-apart.ts'
import { publishingWorld } from '../support/publishing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const table = bytesOf('Titre;Date;Heure\nLoto;13/06/2026;20h\n')
const semicolons = bytesOf(`Titre;Date\n${';'.repeat(500_000)}`)
const here = { columns: null, zone: 'Europe/Paris', now: '2026-06-02T10:00' }

/** How often the event loop turns until the work ends; it ends as it likes. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  await work.catch(() => undefined)
  clearInterval(turning)
  return turns
}

it('leaves the event loop to the others while a file is read', async () => {
  const { context, communeId } = await publishingWorld()
  const turns = await turnsDuring(previewEventFile(context, communeId, semicolons))
  expect(turns).toBeGreaterThan(10)
})

it('says what to do about a file that takes more than it may', async () => {
  await expect(
    readEventFileApart({ bytes: semicolons, ...here }, { patienceMs: 0 }),
  ).rejects.toThrow('coupez-le en plusieurs')
  expect((await readEventFileApart({ bytes: table, ...here })).lines).toHaveLength(1)
})

it('ends with the one who asked, and reads on for the next', async () => {
  const leaving = new AbortController()
  const reading = readEventFileApart({ bytes: semicolons, ...here }, { signal: leaving.signal })
  const next = readEventFileApart({ bytes: table, ...here })
  leaving.abort()
  await expect(reading).rejects.toMatchObject({ kind: 'unavailable' })
  expect((await next).lines).toHaveLength(1)
})
