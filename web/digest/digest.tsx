import { ChevronLeft, ChevronRight } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { DigestShape } from '../../server/digest/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { labelledOptions, RadioField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { period } from '../format.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { digestMessages } from './messages.ts'
import { Recipients } from './recipients.tsx'
import { Schedule } from './schedule.tsx'

const edition = /^\d{4}-(W\d{2}|\d{2}-\d{2})$/

/** The weekly mail as its readers get it, and who they are. */
export default function Digest() {
  const { query } = useLocation()
  const week = edition.test(query.semaine ?? '') ? query.semaine : undefined
  const digest = useApi('GET /digest', ['messages', 'commune'], { query: { week } })
  const last = useRef(digest.data)
  last.current = digest.data ?? last.current
  const t = digestMessages()
  return (
    <Page title={t.title} lead={t.lead}>
      {last.current !== null && <EditionChooser digest={last.current} />}
      <Loaded resource={digest} lines={8}>
        {data => (
          <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
            <Preview digest={data} />
            <div class="flex flex-col gap-8">
              <Schedule schedule={data.schedule} onChange={digest.reload} />
              <Recipients digest={data} onChange={digest.reload} />
              <SendNow digest={data} onSent={digest.replace} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** It stays while another one comes, so that one goes on with the same key. */
function EditionChooser({ digest }: { digest: Spoken<DigestShape> }) {
  const t = digestMessages()
  const { from, to, earlier, later } = digest
  const address = (one: string) => `${paths.digest}?semaine=${one}`
  return (
    <nav aria-label={t.weekLabel} class="mb-6 flex items-center gap-2">
      <a class="btn btn-sm btn-square" href={address(earlier)} aria-label={t.earlier}>
        <Icon of={ChevronLeft} />
      </a>
      <span class="px-2 font-semibold">{t.weekOf(period(from, to))}</span>
      {later !== null && (
        <a class="btn btn-sm btn-square" href={address(later)} aria-label={t.later}>
          <Icon of={ChevronRight} />
        </a>
      )}
    </nav>
  )
}

const views = ['html', 'text'] as const

function Preview({ digest }: { digest: Spoken<DigestShape> }) {
  const view = useField<(typeof views)[number]>('html')
  const t = digestMessages()
  return (
    <Section
      title={t.preview}
      aside={
        <RadioField
          {...view}
          legend={t.viewLabel}
          legendLook="sr-only"
          isRow
          options={labelledOptions(views, t.views)}
        />
      }
    >
      <div class="sheet overflow-hidden">
        <p class="border-base-300 border-b px-4 py-3">
          <span class="text-muted">{t.subject} </span>
          <span class="font-semibold">{digest.subject}</span>
        </p>
        {view.value === 'html' ? (
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

type Recipient = Pick<DigestShape['recipients'][number], 'state'>

/** Who may have it already is sent it again by the command alone (`--unconfirmed`). */
const lacksIt = ({ state }: Recipient) => state === 'none' || state === 'failed'
const hasIt = ({ state }: Recipient) => state === 'sent' || state === 'asked'

/** Now to those who have not got it, or to oneself alone. */
function SendNow({
  digest,
  onSent,
}: {
  digest: Spoken<DigestShape>
  onSent: (digest: Spoken<DigestShape>) => void
}) {
  const passwordLinks = useApi('GET /password-links')
  const copying = useAction()
  const t = digestMessages()
  const count = digest.recipients.filter(lacksIt).length
  // Said before somebody presses, who would learn it from a refusal.
  if (passwordLinks.data?.byMail === false) return <Notice level="warning">{t.noMail}</Notice>
  return (
    <div class="flex flex-col items-start gap-3">
      <button
        type="button"
        class="btn"
        disabled={copying.busy}
        onClick={() =>
          void copying.run(async () => {
            await api('POST /digest/copy', { json: { week: digest.week } })
            say(t.sentToMe)
          })
        }
      >
        {t.sendMe}
      </button>
      <ProblemNotice problem={copying.problem} />
      {may('digest.send') && count > 0 && (
        <ConfirmButton
          class="btn"
          label={t.sendNow}
          title={t.sendTitle(count)}
          text={t.sendText(period(digest.from, digest.to))}
          confirm={t.send}
          isGrave={false}
          act={async () => {
            const sent = await api('POST /digest/send', { json: { week: digest.week } })
            onSent(sent)
            say(sent.recipients.every(hasIt) ? t.sent : t.notToAll)
          }}
        />
      )}
    </div>
  )
}
