import { ChevronLeft, ChevronRight, Plus, X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { DigestShape } from '../../server/digest/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { labelledOptions, RadioField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Page, Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { addDays, mondayOf, mondayOfWeek, weekOf } from '../dates.ts'
import { period, todayLocal, when } from '../format.ts'
import { paths } from '../paths.ts'
import { useAction, useResource } from '../resource.ts'
import { may } from '../session.ts'
import { digestMessages } from './messages.ts'

const week = /^\d{4}-W\d{2}$/

/** The weekly mail as its readers get it, and who they are. */
export default function Digest() {
  const { query } = useLocation()
  const last = weekOf(addDays(mondayOf(todayLocal()), -7))
  const chosen = week.test(query.semaine ?? '') ? (query.semaine ?? last) : last
  const digest = useResource(
    `digest ${chosen}`,
    () => api('GET /digest', { query: { week: chosen } }),
    ['messages', 'commune'],
  )
  const t = digestMessages()
  return (
    <Page title={t.title} lead={t.lead}>
      <WeekChooser week={chosen} last={last} />
      <Loaded resource={digest} lines={8}>
        {data => (
          <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
            <Preview digest={data} />
            <div class="flex flex-col gap-8">
              <Recipients digest={data} onChange={digest.reload} />
              {may('digest.send') && <SendNow digest={data} onSent={digest.replace} />}
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function WeekChooser({ week: chosen, last }: { week: string; last: string }) {
  const t = digestMessages()
  const monday = mondayOfWeek(chosen)
  const address = (days: number) => `${paths.digest}?semaine=${weekOf(addDays(monday, days))}`
  return (
    <nav aria-label={t.weekLabel} class="mb-6 flex items-center gap-2">
      <a class="btn btn-sm btn-square" href={address(-7)} aria-label={t.earlier}>
        <Icon of={ChevronLeft} />
      </a>
      <span class="px-2 font-semibold">{t.weekOf(period(monday, addDays(monday, 6)))}</span>
      {chosen < last && (
        <a class="btn btn-sm btn-square" href={address(7)} aria-label={t.later}>
          <Icon of={ChevronRight} />
        </a>
      )}
    </nav>
  )
}

const views = ['html', 'text'] as const

function Preview({ digest }: { digest: Spoken<DigestShape> }) {
  const [view, setView] = useState<(typeof views)[number]>('html')
  const t = digestMessages()
  return (
    <Section
      title={t.preview}
      aside={
        <RadioField
          legend={t.viewLabel}
          legendLook="sr-only"
          isRow
          value={view}
          options={labelledOptions(views, t.views)}
          onValue={setView}
        />
      }
    >
      <div class="sheet overflow-hidden">
        <p class="border-base-300 border-b px-4 py-3">
          <span class="text-muted">{t.subject} </span>
          <span class="font-semibold">{digest.subject}</span>
        </p>
        {view === 'html' ? (
          <Mail html={digest.html} title={t.mailTitle} />
        ) : (
          <pre class="whitespace-pre-wrap p-4 font-mono text-sm">{digest.text}</pre>
        )}
      </div>
    </Section>
  )
}

/** The mail's own page, shut in: no script runs there, and its styles stay there. */
function Mail({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)

  useEffect(() => {
    const watched = frame.current
    if (watched === null) return
    const observer = new ResizeObserver(() => stretch(watched))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (frame.current !== null) show(frame.current, html)
  }, [html])

  return (
    <iframe
      ref={frame}
      title={title}
      // Without scripts inside, same-origin only lets this page read how tall the mail is.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcdoc="<!doctype html>"
      class="block w-full bg-white"
      height={640}
      onLoad={event => show(event.currentTarget, html)}
    />
  )
}

/**
 * Puts a mail into a frame. A mail writes its styles into its elements, which no policy of this house
 * allows in a document: they are given to the elements by script instead, as the policy does allow.
 */
function show(frame: HTMLIFrameElement, html: string): void {
  const page = frame.contentDocument
  const view = page?.defaultView
  // Before it has loaded it may have no element yet: `onLoad` comes.
  if (!page?.documentElement || !view) return
  const [, css = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
  const unstyled = html.replace(/<style>.*?<\/style>/s, '').replaceAll(' style="', ' data-style="')
  const mail = new DOMParser().parseFromString(unstyled, 'text/html')
  page.replaceChild(page.importNode(mail.documentElement, true), page.documentElement)
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? ''
    delete element.dataset.style
  }
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(css)
  page.adoptedStyleSheets = [sheet]
  stretch(frame)
}

/** Makes a frame as tall as what it shows, so that nothing scrolls inside the screen. */
function stretch(frame: HTMLIFrameElement): void {
  const page = frame.contentDocument
  if (page?.body === undefined || page.body === null) return
  const { bottom } = page.body.getBoundingClientRect()
  const margin = Number.parseFloat(
    page.defaultView?.getComputedStyle(page.body).marginBottom ?? '0',
  )
  const height = String(Math.ceil(bottom + margin))
  if (frame.height !== height) frame.height = height
}

function SendNow({
  digest,
  onSent,
}: {
  digest: Spoken<DigestShape>
  onSent: (digest: Spoken<DigestShape>) => void
}) {
  const passwordLinks = useResource('password-links', () => api('GET /password-links'))
  const t = digestMessages()
  const count = digest.recipients.length
  if (count === 0) return null
  // Said before somebody presses, who would learn it from a refusal.
  if (passwordLinks.data?.byMail === false) return <Notice level="warning">{t.noMail}</Notice>
  return (
    <div>
      <ConfirmButton
        class="btn"
        label={t.sendNow}
        title={t.sendTitle(count)}
        text={t.sendText(period(digest.from, digest.to))}
        confirm={t.send}
        isGrave={false}
        act={async () => {
          onSent(await api('POST /digest/send', { json: { week: digest.week } }))
          say(t.sent)
        }}
      />
    </div>
  )
}

/** Who reads the digest; a reader taken away can be put back at once. */
function Recipients({
  digest,
  onChange,
}: {
  digest: Spoken<DigestShape>
  onChange: () => Promise<void>
}) {
  const [email, setEmail] = useState('')
  const removing = useAction()
  const t = digestMessages()
  const canChange = may('digest.write')

  async function add(address: string): Promise<void> {
    await api('POST /digest/recipients', { json: { email: address } })
    await onChange()
  }

  async function remove(address: string): Promise<void> {
    await api('DELETE /digest/recipients/:email', { param: { email: address } })
    await onChange()
    say(t.removed(address), () => add(address))
  }

  return (
    <Section title={t.recipients}>
      {digest.recipients.length === 0 ? (
        <p class="text-muted">{t.noRecipient}</p>
      ) : (
        <ul class="sheet divide-y divide-base-300">
          {digest.recipients.map(recipient => (
            <li
              key={recipient.email}
              class="flex items-center justify-between gap-2 py-2 ps-4 pe-2"
            >
              <span class="min-w-0">
                <span class="block break-all">{recipient.email}</span>
                <span class="block text-muted text-sm">
                  {recipient.sentAt === null
                    ? t.recipientState(recipient.state)
                    : t.sentAt(when(recipient.sentAt))}
                </span>
              </span>
              {canChange && (
                <button
                  type="button"
                  class="btn btn-ghost btn-sm btn-square"
                  aria-label={t.remove(recipient.email)}
                  onClick={() => void removing.run(() => remove(recipient.email), recipient.email)}
                >
                  <Icon of={X} size={16} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={removing.problem} />
      {canChange && (
        <Form
          class="mt-4 flex flex-col gap-3"
          look="btn self-start"
          kept={null}
          submit={
            <>
              <Icon of={Plus} size={16} />
              {t.add}
            </>
          }
          act={async () => {
            await add(email.trim())
            setEmail('')
          }}
        >
          <TextField
            name="email"
            label={t.newRecipient}
            type="email"
            required
            autoComplete="off"
            value={email}
            onValue={setEmail}
          />
        </Form>
      )}
    </Section>
  )
}
