import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { EventShape, SeriesScope } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { isOut } from '../../server/publishing/rules/delivery-state.ts'
import { api, useApi } from '../api.ts'
import { useAsks } from '../approval/use-asks.ts'
import { Form } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Page } from '../components/page.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { eventImportMessages } from '../event-import/messages.ts'
import { dayTime } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { Refusal } from '../request.ts'
import { may } from '../session.ts'
import { changeMessages } from './change/messages.ts'
import { ScopeChoice } from './change/scope-choice.tsx'
import { draftOf, type EventDraft, eventOf, findingsOf } from './form/draft.ts'
import { EventFields } from './form/event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './form/findings.tsx'
import { eventFormMessages } from './form/messages.ts'
import { PictureField } from './picture-field.tsx'
import { pictureMessages } from './picture-messages.ts'
import { planMessages } from './plan-messages.ts'
import { usePictures } from './use-pictures.ts'

/** What an event is, changed; its publications keep the texts that they were planned with. */
export default function EventEdit() {
  const { params } = useRoute()
  const id = Number(params.id)
  const event = useApi('GET /events/:id', [], { param: { id } })
  const t = eventFormMessages()
  return (
    <Page title={t.editTitle} back={{ href: paths.event(id), label: t.backToEvent }}>
      {may('events.write') ? (
        <Loaded resource={event} lines={8}>
          {data => <EditForm event={data} />}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

/** An event as it is sent, to say with which a change began. */
const baseOf = (event: Spoken<EventShape>) => ({
  ...eventOf(draftOf(event)),
  media: event.media.map(({ id }) => id),
})

type Labels = Record<keyof ReturnType<typeof baseOf>, string>
/** What others saved, by what both changed: what the server said of it. */
type Clash = { event: Spoken<EventShape>; theirs: Refusal['fill'] }

function EditForm({ event }: { event: Spoken<EventShape> }) {
  const [draft, setDraft] = useState(() => draftOf(event))
  const pictures = usePictures(event.media)
  const [scope, setScope] = useState<SeriesScope>('this')
  const [base, setBase] = useState(() => baseOf(event))
  const [clash, setClash] = useState<Clash | null>(null)
  const asks = useAsks()
  const goTo = useGoTo()
  const t = eventFormMessages()
  // Said already, and not unsaid by a correction.
  const isCorrected =
    draft.startLocal !== event.startLocal && event.deliveries.some(({ state }) => isOut(state))
  const findings = findingsOf(draft, [], [], pictures.list, null)

  async function save(): Promise<void> {
    const param = { id: event.id }
    const json = { ...eventOf(draft), media: await pictures.send(), base }
    try {
      await api('PUT /events/:id', { param, query: { scope }, json })
    } catch (problem) {
      if (problem instanceof Refusal) await look(problem.fill)
      throw problem
    }
    say(t.saved)
    goTo(paths.event(event.id))
  }

  /** Shows what others changed of the same: saved once more, one's own is kept. */
  async function look(theirs: Refusal['fill']): Promise<void> {
    if (Object.keys(theirs).length === 0) return
    const now = await api('GET /events/:id', { param: { id: event.id } })
    const known = Object.entries(baseOf(now)).filter(([field]) => field in theirs)
    setBase({ ...base, ...Object.fromEntries(known) })
    setClash({ event: now, theirs })
  }

  return (
    <Form
      noValidate
      class="flex max-w-xl flex-col gap-6"
      isReady={findings.length === 0}
      act={save}
      beside={
        <a class="btn btn-ghost" href={paths.event(event.id)}>
          {messages.value.form.cancel}
        </a>
      }
    >
      {isTried => {
        const shown = isTried ? findings : []
        return (
          <>
            <EventFields
              draft={draft}
              onDraft={setDraft}
              errorOf={field => errorFor(shown, field)}
            />
            <PictureField pictures={pictures} errorOf={place => pictureError(shown, place)} />
            {event.series !== null && (
              <ScopeChoice legend={eventImportMessages().scope} scope={scope} onScope={setScope} />
            )}
            <div class="flex flex-col gap-2 text-muted">
              <p>{asks ? t.editAsks : t.editKeepsPosts}</p>
              {asks && <p>{t.offAgenda}</p>}
              <p>{t.editTells}</p>
            </div>
            {clash && <Theirs clash={clash} onTake={part => setDraft({ ...draft, ...part })} />}
            {isCorrected && <Notice level="info">{changeMessages().correcting}</Notice>}
            <FindingsNotice findings={shown} />
          </>
        )
      }}
    </Form>
  )
}

/** What another person saved of what this one changes too, to be taken instead. */
function Theirs({
  clash: { event, theirs },
  onTake,
}: {
  clash: Clash
  onTake: (part: Partial<EventDraft>) => void
}) {
  const t = eventFormMessages()
  const { hashtags, link } = planMessages()
  const { name: title, start: startLocal, end: endLocal, place, text } = t
  const { pictures: media } = pictureMessages()
  const labels = {
    title,
    startLocal,
    endLocal,
    place,
    text,
    hashtags,
    link,
    media,
  } satisfies Labels
  const both = Object.keys(labels).filter((field): field is keyof typeof labels => field in theirs)
  const draft = draftOf(event)
  const shown = {
    ...draft,
    startLocal: dayTime(event.startLocal),
    endLocal: event.endLocal && dayTime(event.endLocal),
    media: t.theirs.pictures(event.media.length),
  }
  return (
    <Notice level="warning" title={t.theirs.title}>
      <dl class="mt-2 flex flex-col gap-3">
        {both.map(field => (
          <div key={field}>
            <dt class="font-semibold">{labels[field]}</dt>
            <dd class="wrap-anywhere whitespace-pre-line">{shown[field] || t.theirs.nothing}</dd>
            {field !== 'media' && (
              <dd>
                <button
                  type="button"
                  class="btn btn-sm mt-1"
                  aria-label={t.theirs.takeWhat(labels[field])}
                  onClick={() => onTake({ [field]: draft[field] })}
                >
                  {t.theirs.take}
                </button>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p class="mt-3">{t.theirs.saveAgain}</p>
    </Notice>
  )
}
