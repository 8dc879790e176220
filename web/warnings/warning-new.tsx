import { Siren } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { WarningTopic } from '../../server/warnings/rules-warning.ts'
import type { WarningForm } from '../../server/warnings/shapes.ts'
import { api } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { closing } from '../components/dialog.tsx'
import { useTried } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { PictureField } from '../events/picture-field.tsx'
import { type Pictures, usePictures } from '../events/use-pictures.ts'
import { vigilanceMessages } from '../feeds/vigilance-messages.ts'
import { nowLocal } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { ChannelTicks } from './channel-ticks.tsx'
import {
  bodyOf,
  firstDraft,
  forgetDraft,
  keepDraft,
  type Missing,
  missingIn,
  sortedChannels,
  type Vigilance,
  type WarningDraft,
  withModel,
} from './draft.ts'
import { warningMessages } from './messages.ts'
import { SendDialog } from './send-dialog.tsx'
import { TextWithBlanks } from './text-with-blanks.tsx'
import { Topics } from './topics.tsx'

/** One form that warns everybody, at once. */
export default function WarningNew() {
  const { article } = useLocation().query
  const known = useResource(`warning form ${article}`, async () => {
    const [form, { channels }, items] = await Promise.all([
      api('GET /warnings/form'),
      api('GET /channels'),
      article === undefined ? [] : (await api('GET /feed-items')).items,
    ])
    const isAsked = ({ id, state }: (typeof items)[number]) =>
      String(id) === article && state !== 'relayed'
    return { form, channels, vigilance: items.find(isAsked) ?? null }
  }, ['channels'])
  const t = warningMessages()
  return (
    <Page title={t.start} lead={t.newLead} back={{ href: paths.warnings, label: t.title }}>
      {may('events.write') ? (
        <Loaded resource={known} lines={8}>
          {data => (
            <>
              {article !== undefined && data.vigilance === null && (
                <Notice level="info">{vigilanceMessages().over}</Notice>
              )}
              <Form {...data} />
            </>
          )}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

type FormProps = {
  form: Spoken<WarningForm>
  channels: Spoken<ChannelShape>[]
  vigilance: Vigilance | null
}

function Form({ form: known, channels, vigilance }: FormProps) {
  const { query } = useLocation()
  const goTo = useGoTo()
  const { models, drillTo } = known
  const [draft, setDraft] = useState<WarningDraft>(() =>
    firstDraft(query, vigilance, models, nowLocal()),
  )
  const [isAsking, setIsAsking] = useState(false)
  const { form, isTried, setTried } = useTried()
  const pictures = usePictures([])
  const sorted = sortedChannels(known, channels, pictures.list.length > 0)
  const chosen = sorted.able.filter(({ channel }) => !draft.without.includes(channel))
  const missing = missingIn(draft, chosen, nowLocal())
  const undescribed = pictures.list.filter(({ alt }) => alt.trim() === '').length
  const points = missing.count + undescribed
  const t = warningMessages()
  // Before anything else can happen: anyone who types and leaves has lost nothing.
  useLayoutEffect(() => keepDraft(draft), [draft])

  function choose(topic: WarningTopic): void {
    const model = models.find(one => one.topic === draft.topic)
    const isOwn = draft.topic !== null && draft.text !== model?.text
    setDraft(withModel(draft, topic, models, nowLocal()))
    if (isOwn) say(t.modelPut, () => setDraft(draft))
  }
  async function send(topic: WarningTopic): Promise<void> {
    const media = await pictures.send()
    await api('POST /warnings', { json: bodyOf(draft, topic, chosen, media) })
    forgetDraft()
    goTo(paths.warnings)
    say(draft.isDrill ? t.drillSent : t.sentNow)
  }
  const { topic } = draft
  return (
    <>
      <form
        ref={form}
        noValidate
        class="flex max-w-3xl flex-col gap-8"
        onSubmit={event => {
          event.preventDefault()
          setTried(points > 0)
          setIsAsking(points === 0)
        }}
      >
        <Section title={t.whatTitle}>
          <Topics chosen={topic} onChosen={choose} />
        </Section>
        {topic !== null && (
          <>
            <What
              draft={draft}
              missing={missing}
              pictures={pictures}
              isTried={isTried}
              onDraft={setDraft}
            />
            <Section title={t.whereTitle}>
              <ChannelTicks
                draft={draft}
                channels={sorted}
                error={isTried && missing.isNowhere ? t.noneTicked : null}
                isTried={isTried}
                onDraft={setDraft}
              />
            </Section>
            <Tick
              label={t.isDrill}
              help={t.isDrillHelp(drillTo)}
              value={draft.isDrill}
              onValue={isDrill => setDraft({ ...draft, isDrill })}
            />
            <Foot
              count={chosen.length}
              drillTo={draft.isDrill ? drillTo : null}
              points={isTried ? points : 0}
            />
          </>
        )}
      </form>
      {isAsking && topic !== null && (
        <SendDialog
          chosen={chosen}
          drillTo={draft.isDrill ? drillTo : null}
          act={() => send(topic)}
          onClose={() => setIsAsking(closing(isAsking, false))}
        />
      )}
    </>
  )
}

type WhatProps = {
  draft: WarningDraft
  missing: Missing
  pictures: Pictures
  isTried: boolean
  onDraft: (draft: WarningDraft) => void
}

function What({ draft, missing, pictures, isTried, onDraft }: WhatProps) {
  const t = warningMessages()
  const isUndescribed = (place: number) => isTried && pictures.list[place]?.alt.trim() === ''
  return (
    <Section title={t.textTitle}>
      <div class="flex flex-col gap-5">
        {draft.topic === 'missing-person' && <Notice level="warning">{t.police}</Notice>}
        <TextWithBlanks
          text={draft.text}
          missing={missing.text}
          isTried={isTried}
          onText={text => onDraft({ ...draft, text })}
        />
        <DateField
          name="endsLocal"
          label={t.end}
          help={t.endHelp}
          type="datetime-local"
          class="w-60"
          min={nowLocal()}
          error={endError(missing, isTried)}
          value={draft.endsLocal}
          onValue={endsLocal => onDraft({ ...draft, endsLocal })}
        />
        <details open={pictures.list.length > 0}>
          <summary class="w-fit cursor-pointer rounded-field text-link">{t.pictures}</summary>
          <div class="mt-4">
            <PictureField
              pictures={pictures}
              errorOf={place => (isUndescribed(place) ? t.altMissing : null)}
            />
          </div>
        </details>
      </div>
    </Section>
  )
}

function endError({ end }: Missing, isTried: boolean): string | null {
  const t = warningMessages()
  if (end === 'past') return t.endPast
  return end === 'empty' && isTried ? t.endMissing : null
}

type FootProps = { count: number; drillTo: number | null; points: number }

function Foot({ count, drillTo, points }: FootProps) {
  const t = warningMessages()
  const reached = drillTo === null ? t.count(count) : t.drillCount(drillTo)
  return (
    <div class="form-foot">
      <p class="min-w-0">{points > 0 ? t.toSettle(points) : reached}</p>
      <button type="submit" class="btn btn-primary">
        <Icon of={Siren} />
        {drillTo === null ? t.send : t.sendDrill}
      </button>
    </div>
  )
}
