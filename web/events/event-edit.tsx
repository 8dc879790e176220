import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import { isOut } from '../../server/events/rules/event-change.ts'
import type { EventShape, SeriesScope } from '../../server/events/shapes/event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { Form } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Page } from '../components/page.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { changeMessages } from './change/messages.ts'
import { ScopeChoice } from './change/scope-choice.tsx'
import { draftOf, type EventDraft, eventOf, findingsOf } from './form/draft.ts'
import { EventFields } from './form/event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './form/findings.tsx'
import { eventFormMessages } from './form/messages.ts'
import { PictureField } from './picture-field.tsx'
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

/**
 * The event as it is sent that somebody changed while others had it open: what was not touched here
 * stays as it is by now. Beginning and end go together.
 * @param begun the event with which the form began
 * @param now the event as it is
 */
function changedEventOf(
  draft: EventDraft,
  begun: Spoken<EventShape>,
  now: Spoken<EventShape>,
): ReturnType<typeof eventOf> {
  const [mine, before, theirs] = [eventOf(draft), eventOf(draftOf(begun)), eventOf(draftOf(now))]
  const known = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(mine).filter(([key, value]) => value !== known.get(key))
  const isMoved = mine.startLocal !== before.startLocal || mine.endLocal !== before.endLocal
  const { startLocal, endLocal } = isMoved ? mine : theirs
  return { ...theirs, ...Object.fromEntries(changed), startLocal, endLocal }
}

function EditForm({ event }: { event: Spoken<EventShape> }) {
  const [draft, setDraft] = useState(() => draftOf(event))
  const pictures = usePictures(event.media)
  const [scope, setScope] = useState<SeriesScope>('this')
  const { route } = useLocation()
  const t = eventFormMessages()
  // Said already, and not unsaid by a correction.
  const isCorrected =
    draft.startLocal !== event.startLocal && event.deliveries.some(({ state }) => isOut(state))
  const findings = findingsOf(draft, [], [], pictures.list, null)

  async function save(): Promise<void> {
    const param = { id: event.id }
    const chosen = await pictures.send()
    const now = await api('GET /events/:id', { param })
    const hasOwn = chosen.join() !== event.media.map(({ id }) => id).join()
    const media = hasOwn ? chosen : now.media.map(({ id }) => id)
    const json = { ...changedEventOf(draft, event, now), media }
    await api('PUT /events/:id', { param, query: { scope }, json })
    say(t.saved)
    route(paths.event(event.id))
  }

  return (
    <Form
      noValidate
      class="flex max-w-xl flex-col gap-6"
      isReady={findings.length === 0}
      kept={t.kept}
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
            <p class="text-muted">{t.editKeepsPosts}</p>
            {isCorrected && <Notice level="info">{changeMessages().correcting}</Notice>}
            <FindingsNotice findings={shown} />
          </>
        )
      }}
    </Form>
  )
}
