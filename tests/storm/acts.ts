import { relayItem } from '../../server/calendar/items.ts'
import type { Context } from '../../server/context.ts'
import { markDone } from '../../server/publishing/by-hand/done.ts'
import { liftWarning } from '../../server/warnings/lift.ts'
import { sendWarning } from '../../server/warnings/send.ts'

/** The buttons of which each does something that residents see. */
export const acts = ['done', 'relay', 'warn', 'lift'] as const

export type Act = {
  act: (typeof acts)[number]
  communeId: number
  /** What it is about: a delivery, an item of a feed, a vigilance, a warning. */
  subject: number
  channels: number[]
}

/** Presses the button. @throws Refusal where it was pressed before */
export async function actOn(
  context: Context,
  { act, subject, channels, communeId }: Act,
): Promise<void> {
  const by = { communeId, userId: null, actor: 'Anne' }
  const media: number[] = []
  if (act === 'done') await markDone(context, by, subject, { url: null, readers: 12 })
  if (act === 'relay') {
    const times = ['2026-06-02T18:00']
    await relayItem(context, by, subject, { text: 'La rentrée', channels, times, media })
  }
  if (act === 'warn') {
    await sendWarning(context, by, {
      ...{ topic: 'storm', text: 'Rentrez chez vous.', texts: {}, channels, media },
      ...{ endsLocal: '2026-06-02T18:00', isDrill: false, item: subject },
    })
  }
  if (act === 'lift') await liftWarning(context, by, subject, { text: 'C’est fini.' })
}
