import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import { isOut } from '../../server/events/rules/event-change.ts'
import type { EventShape, SeriesScope } from '../../server/events/shapes/event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useAction, useResource } from '../resource.ts'
import { may } from '../session.ts'
import { changeMessages } from './change/messages.ts'
import { ScopeChoice } from './change/scope-choice.tsx'
import { type EventDraft, emptyDraft, eventOf, findingsOf } from './form/draft.ts'
import { EventFields } from './form/event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './form/findings.tsx'
import { eventFormMessages } from './form/messages.ts'
import { PictureField } from './pictures/picture-field.tsx'
import { usePictures } from './pictures/use-pictures.ts'

/** What an event is, changed; its publications keep the texts that they were planned with. */
export default function EventEdit() {
  const { params } = useRoute()
  const id = Number(params.id)
  const event = useResource(`event ${id}`, () => api('GET /events/:id', { param: { id } }))
  const t = eventFormMessages()
  return (
    <Page title={t.editTitle} back={{ href: paths.event(id), label: t.backToEvent }}>
      {may('events.write') ? (
        <Loaded resource={event} lines={8}>
          {data => <Form event={data} />}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

function Form({ event }: { event: Spoken<EventShape> }) {
  const [draft, setDraft] = useState<EventDraft>(() => ({
    ...emptyDraft,
    title: event.title,
    startLocal: event.startLocal,
    endLocal: event.endLocal ?? '',
    place: event.place,
    text: event.text,
    hashtags: event.hashtags,
    link: event.link ?? '',
    slug: event.slug,
  }))
  const [isTried, setIsTried] = useState(false)
  const pictures = usePictures(event.media)
  const [scope, setScope] = useState<SeriesScope>('this')
  const action = useAction()
  const { route } = useLocation()
  const t = eventFormMessages()
  // Said already, and not unsaid by a correction.
  const isCorrected =
    draft.startLocal !== event.startLocal && event.deliveries.some(({ state }) => isOut(state))
  const findings = findingsOf(draft, [], [], pictures.list, null)
  const shownFindings = isTried ? findings : []

  async function save(): Promise<void> {
    const media = await pictures.send()
    await api('PUT /events/:id', {
      param: { id: event.id },
      query: { scope },
      json: { ...eventOf(draft), media },
    })
    say(t.saved)
    route(paths.event(event.id))
  }

  return (
    <form
      noValidate
      class="flex max-w-xl flex-col gap-6"
      onSubmit={submitted => {
        submitted.preventDefault()
        setIsTried(true)
        if (findings.length === 0) void action.run(save)
      }}
    >
      <FormProblem problem={action.problem}>
        <EventFields
          draft={draft}
          onDraft={setDraft}
          errorOf={field => errorFor(shownFindings, field)}
        />
        <PictureField pictures={pictures} errorOf={place => pictureError(shownFindings, place)} />
        {event.series !== null && (
          <ScopeChoice legend={eventImportMessages().scope} scope={scope} onScope={setScope} />
        )}
        <p class="text-muted">{t.editKeepsPosts}</p>
        {isCorrected && <Notice level="info">{changeMessages().correcting}</Notice>}
        <FindingsNotice findings={shownFindings} />
        <ProblemNotice problem={action.problem} kept={t.kept} />
      </FormProblem>
      <div class="flex flex-wrap gap-2">
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {messages.value.form.save}
        </BusyButton>
        <a class="btn btn-ghost" href={paths.event(event.id)}>
          {messages.value.form.cancel}
        </a>
      </div>
    </form>
  )
}
