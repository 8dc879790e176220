import { useMemo, useRef, useState } from 'preact/hooks'
import type { EventShape } from '../../../server/events/shapes-event.ts'
import type {
  EventChangePlan,
  PlannedNotice,
  Rewording,
} from '../../../server/events/shapes-event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { textRoom } from '../../../server/language/text-length.ts'
import { api, type Body } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { withOrWithout } from '../../components/choices.tsx'
import { closing, Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/form.tsx'
import { ProblemNotice, say } from '../../components/notice.tsx'
import { Loaded } from '../../components/page.tsx'
import { messages } from '../../language.ts'
import { useAction, useDebounced, useResource } from '../../resource.ts'
import type { Pictures } from '../use-pictures.ts'
import type { ChangeKind } from './answers.ts'
import { type Answers, asBefore, rewordingOf, unchosen } from './answers.ts'
import { ChangePlan } from './change-plan.tsx'
import { channelKey, type LeftOut } from './informed-list.tsx'
import { changeMessages } from './messages.ts'
import { Dates, type NewDates, proposalFor } from './new-dates.tsx'
import { OldDateSection } from './old-date.tsx'

type Change = Body<'POST /events/:id/changes/preview'>

type ChangeDialogProps = {
  kind: ChangeKind
  event: Spoken<EventShape>
  onClose: () => void
  /** @param before puts back the words and pictures that were replaced */
  onDone: (changed: Spoken<EventShape>, before: Rewording) => Promise<void>
}

/** A notice in a person's own words, and the proposed one that they had before them. */
type OwnText = { text: string; from: string }

/** What a change will do, shown before it is done; the dates are proposed a week later. */
function ChangeDialog({ kind, event, onClose, onDone }: ChangeDialogProps) {
  const [draft, setDraft] = useState<NewDates>(() => proposalFor(event))
  const [answers, setAnswers] = useState<Answers>({})
  const [missing, setMissing] = useState<readonly number[]>([])
  const others = useRef(new Map<number, Pictures>())
  const asked = useMemo(() => changeOf(kind, draft), [kind, draft])
  const settled = useDebounced(asked, 300)
  const action = useAction()
  const plan = useResource(
    `change ${event.id} ${JSON.stringify(settled)}`,
    () => api('POST /events/:id/changes/preview', { param: { id: event.id }, json: settled }),
    // Once it is done nobody has to know any more what it would do.
    action.busy ? [] : ['deliveries'],
  )
  const t = changeMessages()
  const notices = useNotices(plan.data)
  // Nothing is done that was not shown first.
  const isShowing = settled !== asked || (plan.data === null && plan.problem === null)
  const isReady = !isShowing && plan.data !== null && notices.areSound

  async function act(): Promise<void> {
    if (plan.data === null) return
    const { sequence, oldDate } = plan.data
    const sent = {
      change: asked,
      sequence,
      ...notices.sent(plan.data),
      rewording: await rewordingOf(oldDate, answers, others.current),
    }
    const param = { id: event.id }
    const changed = await api('POST /events/:id/changes', { param, json: sent })
    await onDone(changed, asBefore(event, oldDate, changed))
  }

  return (
    <Dialog title={t.titles[kind](event.title)} wide onClose={onClose}>
      <form
        noValidate
        class="flex flex-col gap-5"
        onSubmit={submitted => {
          submitted.preventDefault()
          const unmade = plan.data ? unchosen(plan.data.oldDate, answers, others.current) : []
          setMissing(unmade.map(({ media }) => media))
          if (isReady && unmade.length === 0) void action.run(act)
          else submitted.currentTarget.querySelector<HTMLElement>('[data-outdated] button')?.focus()
        }}
      >
        {kind === 'postpone' && <Dates event={event} draft={draft} onDraft={setDraft} />}
        <TextArea
          label={t.detail}
          help={t.detailHelp}
          optional
          value={draft.detail}
          onValue={detail => setDraft({ ...draft, detail })}
        />
        <Loaded resource={plan} lines={6}>
          {data => (
            <ChangePlan plan={data} {...notices.shown}>
              <OldDateSection
                kind={kind}
                oldDate={data.oldDate}
                answers={answers}
                onAnswer={(key, answer) => setAnswers({ ...answers, [key]: answer })}
                onOther={(media, pictures) => others.current.set(media, pictures)}
                isMissing={media => missing.includes(media)}
              />
            </ChangePlan>
          )}
        </Loaded>
        <ProblemNotice problem={action.problem} kept={t.kept} />
        <div class="flex flex-wrap justify-end gap-2">
          <button type="button" class="btn btn-ghost" onClick={onClose}>
            {messages.value.shell.keep}
          </button>
          <BusyButton
            type="submit"
            busy={action.busy || isShowing}
            class={`btn ${kind === 'cancel' ? 'btn-error' : 'btn-primary'}`}
          >
            {t.confirm[kind]}
          </BusyButton>
        </div>
      </form>
    </Dialog>
  )
}

/** What is said on each channel, in proposed words or one's own, and who is left out. */
function useNotices(plan: Spoken<EventChangePlan> | null) {
  const [texts, setTexts] = useState<Record<string, OwnText>>({})
  const [leftOut, setLeftOut] = useState<LeftOut>(new Set())
  const informed = (plan?.notices ?? []).filter(({ channel }) => !leftOut.has(channelKey(channel)))
  const textOf = (channel: number) =>
    texts[channel]?.text ?? plan?.notices.find(one => one.channel === channel)?.text ?? ''
  // It may name a date that is no longer the one asked for: who wrote it says what becomes of it.
  const isOutdated = ({ channel, text }: PlannedNotice) => {
    const own = texts[channel]
    return own !== undefined && own.from !== text && own.text !== text
  }
  const isTooLong = ({ channel, limit }: PlannedNotice) => textRoom(textOf(channel), limit) < 0
  return {
    areSound: !informed.some(one => isTooLong(one) || isOutdated(one)),
    /** What goes with a planned change: its notices, corrections and readers. */
    sent: ({ notices, corrected, readers }: Spoken<EventChangePlan>) => {
      const channels = [...notices, ...corrected].map(({ channel }) => channel)
      const own = informed.flatMap(({ channel }) => {
        const text = texts[channel]?.text
        return text === undefined ? [] : [[channel, text] as const]
      })
      return {
        texts: Object.fromEntries(own),
        untold: {
          channels: [...new Set(channels)].filter(channel => leftOut.has(channelKey(channel))),
          readers: readers.map(({ key }) => key).filter(key => leftOut.has(key)),
        },
      }
    },
    shown: {
      textOf,
      isOutdated,
      leftOut,
      onText: ({ channel, text: from }: PlannedNotice, text: string) =>
        setTexts({ ...texts, [channel]: { text, from: texts[channel]?.from ?? from } }),
      onTake: ({ channel }: PlannedNotice) => {
        const { [channel]: _, ...others } = texts
        setTexts(others)
      },
      onKeep: ({ channel, text: from }: PlannedNotice) =>
        setTexts({ ...texts, [channel]: { text: textOf(channel), from } }),
      onLeftOut: (key: string, isLeftOut: boolean) =>
        setLeftOut(new Set(withOrWithout([...leftOut], key, isLeftOut))),
    },
  }
}

function changeOf(kind: ChangeKind, draft: NewDates): Change {
  const { detail } = draft
  if (kind !== 'postpone') return { kind, detail }
  if (draft.isUndated) return { kind, startLocal: null, detail }
  const endLocal = draft.endLocal === '' ? null : draft.endLocal
  return { kind, startLocal: draft.startLocal, endLocal, detail }
}

/** Puts the event off, cancels it or reinstates it: a button, and a dialog that shows what happens. */
export function ChangeEvent({
  event,
  onChange,
}: {
  event: Spoken<EventShape>
  onChange: () => Promise<void>
}) {
  const [open, setOpen] = useState<ChangeKind | null>(null)
  const t = changeMessages()
  const kinds: ChangeKind[] = event.status === 'cancelled' ? ['reinstate'] : ['postpone', 'cancel']
  const labels = {
    postpone: event.status === 'postponed' ? t.newDate : t.postpone,
    cancel: t.cancel,
    reinstate: t.reinstate,
  }
  return (
    <>
      {kinds.map(kind => (
        <button key={kind} type="button" class="btn btn-sm" onClick={() => setOpen(kind)}>
          {labels[kind]}
        </button>
      ))}
      {open !== null && (
        <ChangeDialog
          kind={open}
          event={event}
          onClose={() => setOpen(null)}
          onDone={async (changed, rewording) => {
            await onChange()
            setOpen(closing(open, null))
            say(t.done[open], undoOf(open, event, changed, rewording, onChange))
          }}
        />
      )}
    </>
  )
}

/** Undone within half a minute nothing was said; later, a notice says that it is as before. */
function undoOf(
  kind: ChangeKind,
  before: Spoken<EventShape>,
  after: Spoken<EventShape>,
  rewording: Rewording,
  onChange: () => Promise<void>,
): (() => Promise<void>) | null {
  const { startLocal, endLocal } = before
  const change =
    kind === 'cancel'
      ? { kind: 'reinstate' as const }
      : kind === 'reinstate'
        ? { kind: 'cancel' as const }
        : before.status === 'postponed'
          ? { kind: 'postpone' as const, startLocal: null }
          : { kind: 'postpone' as const, startLocal, endLocal }
  return async () => {
    await api('POST /events/:id/changes', {
      param: { id: before.id },
      json: { change, sequence: after.sequence, rewording },
    })
    await onChange()
    say(changeMessages().undone)
  }
}
