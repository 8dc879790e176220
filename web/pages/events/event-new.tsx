import { CalendarCheck } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ChannelShape } from '../../../server/shapes/channel.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { Page, Section } from '../../components/page.tsx'
import { say } from '../../components/toasts.tsx'
import { nowLocal } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useAction, useResource } from '../../resource.ts'
import { may } from '../../session.ts'
import { ChannelPicker } from './channel-picker.tsx'
import { type EventDraft, emptyDraft, findingsOf, textFor } from './draft.ts'
import { EventFields } from './event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './findings.tsx'
import { forgetDraft, keepDraft, recallDraft } from './kept-draft.ts'
import { PictureField } from './picture-field.tsx'
import { Previews } from './previews.tsx'
import { chosenTimes } from './times.ts'
import { TimesPicker } from './times-picker.tsx'
import { usePictures } from './use-pictures.ts'

/** One form for all channels. */
export default function EventNew() {
  const channels = useResource('channels', () => api.channels(), ['channels'])
  const t = words.value.eventForm
  return (
    <Page
      title={t.newTitle}
      lead={t.newLead}
      back={{ href: paths.events, label: words.value.events.title }}
    >
      {may('publish') ? (
        <Loaded resource={channels} lines={8}>
          {data => <Form channels={data.channels} />}
        </Loaded>
      ) : (
        <p>{words.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

function Form({ channels }: { channels: ChannelShape[] }) {
  const [draft, setDraft] = useState<EventDraft>(() => recallDraft() ?? firstDraft(channels))
  const [isTried, setIsTried] = useState(false)
  const pictures = usePictures([])
  const action = useAction()
  const { route } = useLocation()
  const t = words.value.eventForm
  const now = nowLocal()
  const times = chosenTimes(draft, now)
  const findings = findingsOf(draft, channels, times, pictures.list)
  const shownFindings = isTried ? findings : []
  const ticked = channels.filter(channel => draft.channels.includes(channel.id))
  const count = ticked.length * times.length

  useEffect(() => keepDraft(draft), [draft])

  async function plan(): Promise<void> {
    const media = await pictures.send()
    const texts = Object.fromEntries(
      ticked.flatMap(({ id }) => {
        const text = draft.texts[id]
        return text === undefined ? [] : [[String(id), text]]
      }),
    )
    const made = await api.createEvent({
      title: draft.title.trim(),
      startLocal: draft.startLocal,
      endLocal: draft.endLocal === '' ? null : draft.endLocal,
      place: draft.place.trim(),
      text: draft.text.trim(),
      media,
      channels: draft.channels,
      times: chosenTimes(draft, nowLocal()),
      texts,
    })
    forgetDraft()
    say(t.planned(made.deliveries.length, made.skipped.length))
    route(paths.event(made.id))
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    setIsTried(true)
    if (findings.length > 0) {
      const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null
      // Once the errors are in the page, the first field that has one is where to go on.
      requestAnimationFrame(() =>
        form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    void action.run(plan)
  }

  return (
    <form
      noValidate
      class="grid items-start gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
      onSubmit={submit}
    >
      <div class="flex flex-col gap-10">
        <Section title={t.whatTitle}>
          <div class="flex flex-col gap-5">
            <EventFields
              draft={draft}
              onDraft={setDraft}
              errorOf={field => errorFor(shownFindings, field)}
            />
            <PictureField
              pictures={pictures}
              errorOf={place => pictureError(shownFindings, place)}
            />
          </div>
        </Section>
        <Section title={t.whereTitle}>
          <ChannelPicker
            channels={channels}
            chosen={draft.channels}
            onChosen={chosen => setDraft({ ...draft, channels: chosen })}
            error={errorFor(shownFindings, 'channels')}
          />
        </Section>
        <Section title={t.whenTitle}>
          <TimesPicker
            startLocal={draft.startLocal}
            nowLocal={now}
            times={draft}
            onTimes={chosen => setDraft({ ...draft, ...chosen })}
          />
        </Section>
      </div>
      <Section title={t.previewTitle} class="xl:sticky xl:top-8">
        <Previews
          channels={ticked}
          textOf={channel => textFor(draft, channel)}
          pictures={pictures.list}
          isByHand={channel => draft.texts[channel.id] !== undefined}
          onText={(channel, text) => setDraft({ ...draft, texts: withText(draft, channel, text) })}
        />
      </Section>
      <div class="flex flex-col items-start gap-4 border-base-300 border-t pt-6 xl:col-span-2">
        <FindingsNotice findings={shownFindings} />
        <ProblemNotice problem={action.problem} kept={t.kept} />
        <p>{count === 0 ? t.nothingPlanned : t.count(count, ticked.length, times.length)}</p>
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          <Icon of={CalendarCheck} />
          {t.plan}
        </BusyButton>
      </div>
    </form>
  )
}

/** Our own channels are ticked from the start, the neighbours' never without being asked. */
function firstDraft(channels: readonly ChannelShape[]): EventDraft {
  const own = channels.filter(
    channel => channel.publishes && channel.neighbour === null && channel.state === 'active',
  )
  return {
    ...emptyDraft,
    channels: own.map(channel => channel.id),
    suggestions: ['week-before', 'eve'],
  }
}

function withText(
  draft: EventDraft,
  channel: ChannelShape,
  text: string | null,
): Record<string, string> {
  const { [channel.id]: _, ...others } = draft.texts
  return text === null ? others : { ...others, [channel.id]: text }
}
