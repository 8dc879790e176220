import { useState } from 'preact/hooks'
import { plainSpelling } from '../../server/connectors/rules/sms-text.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { endOf } from '../../server/warnings/rules-warning.ts'
import type { WarningShape } from '../../server/warnings/shapes.ts'
import { api, useApi } from '../api.ts'
import { Tick, withOrWithout } from '../components/choices.tsx'
import { FormDialog, TextArea, useField } from '../components/form.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { say } from '../components/notice.tsx'
import { list, nowLocal } from '../format.ts'
import { usualEnd } from './draft.ts'
import { warningMessages } from './messages.ts'

const SmsCost = lazyPart(() => import('../events/sms-cost.tsx'), 2)

type Shape = Spoken<WarningShape>
type Channel = Shape['channels'][number]

type LiftProps = { warning: Shape; onDone: () => Promise<void>; onClose: () => void }

/** Takes a warning back everywhere; who got it is told that it is over. */
export default function LiftDialog({ warning, onDone, onClose }: LiftProps) {
  const t = warningMessages()
  const readers = warning.channels.filter(hasReaders)
  const text = useField(usualEnd)
  // What costs nothing.
  const [chosen, setChosen] = useState(
    readers.filter(({ way }) => way !== 'sms').map(({ channel }) => channel),
  )
  const written = text.value.trim()
  const json = { text: written || null, channels: written === '' ? [] : chosen }

  async function lift(): Promise<void> {
    await api('POST /warnings/:id/lift', { param: { id: warning.id }, json })
    await onDone()
    say(t.lifted)
    onClose()
  }
  return (
    <FormDialog
      title={t.liftTitle(t.topics[warning.topic])}
      submit={t.lift}
      kept={t.unchanged}
      act={lift}
      onClose={onClose}
    >
      <WhatBecomes channels={warning.channels} />
      {readers.length > 0 && (
        <>
          <TextArea {...text} name="text" label={t.liftText} help={t.liftTextHelp} />
          {written !== '' && (
            <fieldset class="flex min-w-0 flex-col gap-3">
              <legend class="mb-2 font-semibold">{t.liftWhom}</legend>
              {readers.map(one => (
                <Reader
                  key={one.channel}
                  channel={one}
                  text={smsOf(warning.text, written)}
                  isChosen={chosen.includes(one.channel)}
                  onChosen={isOn => setChosen(withOrWithout(chosen, one.channel, isOn))}
                />
              ))}
            </fieldset>
          )}
        </>
      )}
    </FormDialog>
  )
}

/** As it leaves. */
function smsOf(text: string, said: string): string {
  const { title, words } = endOf(text, said)
  return plainSpelling(`${title}\n${words}`)
}

/** Somebody there got it, or is about to. */
function hasReaders({ way, reach, publishedAt }: Channel): boolean {
  return way !== null && (reach === null ? publishedAt !== null : reach.recipients > 0)
}

/** What the press does, and what it cannot. */
function WhatBecomes({ channels }: { channels: readonly Channel[] }) {
  const t = warningMessages()
  const out = channels.filter(({ way, publishedAt }) => way === null && publishedAt !== null)
  const namesOf = (those: readonly Channel[]) => list(those.map(({ name }) => name))
  const byHand = out.filter(one => one.withdrawable && one.byHand)
  const stays = out.filter(one => !one.withdrawable)
  return (
    <div class="flex flex-col gap-2">
      <p>{t.liftHelp}</p>
      {byHand.length > 0 && <p>{t.liftByHand(namesOf(byHand))}</p>}
      {stays.length > 0 && <p class="font-semibold">{t.liftStays(namesOf(stays))}</p>}
      {channels.some(hasReaders) && <p>{t.liftReceived}</p>}
    </div>
  )
}

type ReaderProps = {
  channel: Channel
  text: string
  isChosen: boolean
  onChosen: (isChosen: boolean) => void
}

function Reader({ channel: { channel, name, way, reach }, text, isChosen, onChosen }: ReaderProps) {
  const t = warningMessages()
  return (
    <div>
      <Tick
        label={name}
        help={way !== null && reach !== null && t.readBy[way](reach.recipients)}
        value={isChosen}
        onValue={onChosen}
      />
      {way === 'sms' && (
        <div class="mt-2">
          <Cost channel={channel} text={text} recipients={reach?.recipients} />
        </div>
      )}
    </div>
  )
}

type CostProps = { channel: number; text: string; recipients: number | undefined }

function Cost({ channel, text, recipients }: CostProps) {
  const known = useApi('GET /channels')
  const own = known.data?.channels.find(({ id }) => id === channel)
  return own === undefined ? null : (
    <SmsCost channel={own} text={text} recipients={recipients} at={nowLocal()} onText={() => {}} />
  )
}
