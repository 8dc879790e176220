import type { ChannelShape } from '../../../server/channels/shapes-channel.ts'
import { schedulePlan } from '../../../server/events/rules/plan.ts'
import { ruleOf } from '../../../server/events/rules/recurrence.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { say } from '../../components/notice.tsx'
import { useGoTo } from '../../components/use-go-to.ts'
import { nowLocal } from '../../format.ts'
import { paths } from '../../paths.ts'
import { sentenceOf } from '../../request.ts'
import { planMessages } from '../plan-messages.ts'
import type { Pictures } from '../use-pictures.ts'
import { daysOf, type EventDraft, eventOf, postsOf } from './draft.ts'
import { forgetDraft } from './kept-draft.ts'
import { chosenTimes } from './times.ts'

export type Planned = ReturnType<typeof plannedBy>

/** What a draft comes to: who says what when, and what is past or only reminded of. */
export function plannedBy(draft: EventDraft, channels: Spoken<ChannelShape>[], now: string) {
  const times = chosenTimes(draft, now)
  const posts = postsOf(draft, times, now)
  const ticked = channels.filter(channel => draft.channels.includes(channel.id))
  const steps = draft.startLocal === '' ? [] : schedulePlan(draft.steps, daysOf(draft), now)
  const done = steps.filter(({ step }) => step.ticked)
  const ahead = done.filter(({ isPast }) => !isPast)
  return {
    times,
    posts,
    ticked,
    commenting: ticked.filter(({ limits }) => limits.comment !== null),
    reminders: ahead.filter(({ step }) => step.audience === 'internal').length,
    skipped: done.length - ahead.length,
    count: ticked.length * posts.reduce((sum, post) => sum + post.times.length, 0),
    days: [...times, ...ahead.map(({ dueLocal }) => dueLocal)],
  }
}

type PlanningProps = {
  draft: EventDraft
  planned: Planned
  pictures: Pictures
  asks: boolean
  /** The neighbours that it is offered to as well. */
  offered: ReadonlySet<number>
}

/** Sends what the form holds, and leads to the event's page. */
export function usePlanning({ draft, planned, pictures, asks, offered }: PlanningProps) {
  const goTo = useGoTo()
  const comment = draft.comment.trim()
  const plan =
    draft.plan === null && draft.steps.length === 0
      ? null
      : {
          id: draft.plan,
          steps: draft.steps
            .filter(step => step.ticked)
            .map(({ key: _, ticked: __, texts, ...step }) => ({
              ...step,
              texts: only(texts, draft.channels),
            })),
        }
  async function make() {
    const wanted = {
      ...eventOf(draft),
      media: await pictures.send(),
      channels: draft.channels,
      plan,
      times: chosenTimes(draft, nowLocal()),
      texts: only(draft.texts, draft.channels),
      ...(comment !== '' && planned.commenting.length > 0 && { comment }),
    }
    const { offer: id, repeat, slug, startLocal } = draft
    if (id !== null) return await api('POST /offers/:id/accept', { param: { id }, json: wanted })
    const repeated = repeat && { rule: ruleOf(startLocal, repeat), except: repeat.except }
    return await api('POST /events', {
      json: { ...wanted, slug: slug === '' ? null : slug, repeat: repeated },
    })
  }
  /** The event stands whatever becomes of that: its page offers it again. */
  async function offer(event: number): Promise<void> {
    if (offered.size === 0 || draft.repeat !== null) return
    const json = { event, partners: [...offered] }
    await api('POST /shares', { json }).catch(problem => say(sentenceOf(problem)))
  }
  return async () => {
    const made = await make()
    forgetDraft()
    const t = planMessages()
    const names = made.skippedSteps.map(step => step.name)
    const posted = made.deliveries.filter(({ after }) => after === null).length
    say((asks ? t.asked : t.planned)(posted, made.reminders.length, [...names, ...made.skipped]))
    await offer(made.id)
    goTo(paths.event(made.id))
  }
}

/** The texts of these channels alone: one that was unticked keeps its text in the form. */
function only(texts: Record<string, string>, channels: readonly number[]): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([id]) => channels.includes(Number(id))))
}
