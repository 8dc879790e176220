import { Hourglass, TriangleAlert, WifiOff } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { notifyAlerts } from '../alerts/notify-alerts.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Toasts } from '../components/notice.tsx'
import { duration } from '../format.ts'
import { forgetOld } from '../kept.ts'
import { messages } from '../language.ts'
import { listen, onChange, online, seenAt } from '../live.ts'
import { answerAnchor, paths } from '../paths.ts'
import { drafts } from '../preferences.ts'
import { forWhom, may, refreshMe } from '../session.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { loadToday, today } from '../today/load-today.ts'
import { stageOf } from '../today/time-left.ts'
import { BottomNav, SideNav } from './nav.tsx'

const CutOff = lazyPart(() => import('./cut-off.tsx'), 0)

/** What surrounds every screen: skip link, navigation, what changes by itself, footer. */
export function Shell({
  children,
  onSignedOut,
}: {
  children: ComponentChildren
  onSignedOut: () => void
}) {
  const { path, route } = useLocation()
  const t = messages.value.shell
  useEffect(() => listen(), [])
  useEffect(
    () =>
      onChange(changed => {
        // Who reads what changes nothing of that.
        if ([...changed].some(topic => topic !== 'presence')) void loadToday()
        sendWhatWaits()
        if (changed.has('commune')) void refreshMe()
        if (changed.has('alerts')) void notifyAlerts(route)
      }),
    [],
  )
  useEffect(() => {
    void notifyAlerts(route)
    void forgetOld()
    sendWhatWaits()
  }, [])
  const isShown = today.value !== null
  useEffect(() => {
    // Once one sees what one came for: it loads in the background what opens the next time.
    if (isShown && import.meta.env.PROD && 'serviceWorker' in navigator) {
      void navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
    }
  }, [isShown])
  const waiting = today.value?.waitingCount
  useEffect(() => {
    // On the home screen; zero takes it away. Not every browser can.
    if (waiting !== undefined) void navigator.setAppBadge?.(waiting)
  }, [waiting])
  useEffect(() => {
    if (may('messages.answer') && window.Notification?.permission === 'granted') {
      void import('../alerts/this-device.ts').then(device => device.renewThisDevice())
    }
  }, [])
  const deliveryIssues = today.value?.deliveryIssues
  const isCutOff = today.value?.channels.some(({ cutOffAt }) => cutOffAt !== null)
  useEffect(() => {
    if (deliveryIssues && may('events.write') && window.Notification?.permission === 'granted') {
      void import('../publishing/delivery-issue-news.ts').then(news =>
        news.tellDeliveryIssues(deliveryIssues, route),
      )
    }
  }, [deliveryIssues])
  return (
    <div class="lg:grid lg:min-h-dvh print:block print:min-h-0 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#contenu"
        class="btn btn-primary sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50"
      >
        {t.skip}
      </a>
      <SideNav path={path} onSignedOut={onSignedOut} />
      <div class="flex min-h-dvh flex-col pb-20 lg:pb-0 print:min-h-0 print:pb-0">
        <OfflineBanner />
        {isCutOff && path !== paths.channels && <CutOff />}
        <WaitingBar path={path} />
        <main id="contenu" tabIndex={-1} class="flex-1 focus:outline-none">
          {children}
        </main>
        <footer class="no-print border-base-300 border-t px-4 py-4 text-sm sm:px-6 lg:px-10">
          <ul class="flex flex-wrap gap-x-6 gap-y-1">
            <li>
              <a class="text-link" href={paths.accessibility}>
                {t.accessibility}
              </a>
            </li>
            <li>
              {/* The first screen is spared a link beside its heading: who waits is three tabs away. */}
              <a
                class="text-link"
                href={path === paths.today ? paths.helpPage('premiers-pas', 'journee') : paths.help}
              >
                {t.help}
              </a>
            </li>
            <li>
              <a class="text-link" href={paths.siteMap}>
                {t.siteMap}
              </a>
            </li>
          </ul>
        </footer>
      </div>
      <BottomNav path={path} onSignedOut={onSignedOut} />
      <Toasts />
    </div>
  )
}

/** Answers that were sent without a line, on whichever screen one is when it is back. */
function sendWhatWaits(): void {
  if (drafts.read('held') === '') return
  void import('../inbox/answering/held.ts').then(held => held.sendHeld())
}

/** Says that what is on the screen may be old. Always there, so that its words are heard. */
function OfflineBanner() {
  const t = messages.value.shell
  const at = seenAt.value
  return (
    <div role="status" class="no-print sticky top-0 z-10">
      {(at !== null || !online.value) && (
        <p class="offline-line flex items-center justify-center gap-2 bg-neutral px-4 py-1.5 text-neutral-content text-sm">
          <Icon of={WifiOff} size={16} />
          {at === null ? t.offline : <Seen at={at} />}
        </p>
      )}
    </div>
  )
}

/** How old it is goes on by itself, and is said aloud once. */
function Seen({ at }: { at: number }) {
  // By this machine's clock, by which it was kept, each time that a second passes.
  const passed = now.value > 0 ? Date.now() - at : 0
  const ago = Math.max(60_000, Math.floor(passed / 60_000) * 60_000)
  const [first] = useState(ago)
  const { seen } = messages.value.shell
  return (
    <>
      <span aria-hidden="true">{seen(duration(ago))}</span>
      <span class="sr-only">{seen(duration(first))}</span>
    </>
  )
}

const looks = { calm: 'text-base-content', soon: 'text-warning', late: 'text-error' }

/**
 * Whose turn it is, in one line above every screen but the first one, which is all of it: a person who is
 * due first, and how many besides. It speaks of nobody whose conversation is open.
 */
function WaitingBar({ path }: { path: string }) {
  if (!may('messages.answer') || path === paths.today) return null
  const { waiting = [], waitingCount = 0 } = today.value ?? {}
  const shown = waiting.filter(one => paths.conversation(one.conversation) !== path)
  // Whom nobody can answer from here is only counted: why stands above, or in their conversation.
  const first = shown.find(({ answerable }) => answerable) ?? shown[0]
  if (first === undefined) return null
  const t = messages.value.waitingBar
  const todayMessages = messages.value.today
  const name = first.author ?? messages.value.residents.someone
  const countdown = tell(first)
  const stage = stageOf(countdown)
  const others = waitingCount - (waiting.length - shown.length) - 1
  return (
    <aside aria-label={t.label} class="no-print border-base-300 border-b bg-base-100 text-sm">
      <div class="mx-auto flex max-w-6xl items-center gap-x-2 px-4 py-2 max-xs:flex-wrap sm:px-6 lg:px-10">
        <Icon
          of={stage === 'late' ? TriangleAlert : Hourglass}
          size={16}
          class={`shrink-0 ${looks[stage]}`}
        />
        <p class="flex min-w-0 gap-x-1 max-xs:basis-[80%] max-xs:flex-wrap">
          <strong class="truncate">{name}</strong>
          <span class="max-sm:sr-only">{t.waits}</span>
          <span class={`shrink-0 font-semibold max-xs:shrink ${looks[stage]}`}>
            {countdownLabel(countdown)}
          </span>
          {first.inCharge !== null && (
            <span class="truncate text-muted max-sm:sr-only">({forWhom(first.inCharge)})</span>
          )}
        </p>
        <a
          class="text-link shrink-0 font-semibold"
          href={
            paths.conversation(first.conversation) + (first.answerable ? `#${answerAnchor}` : '')
          }
        >
          {first.answerable ? todayMessages.answer : todayMessages.read}
          <span class="sr-only">
            {first.answerable ? todayMessages.to(name) : todayMessages.from(name)}
          </span>
        </a>
        {others > 0 && (
          <a class="text-link is-quiet ms-auto shrink-0" href={paths.messages}>
            <span aria-hidden="true">{`+ ${others}`}</span>
            <span class="sr-only">{t.others(others)}</span>
          </a>
        )}
      </div>
    </aside>
  )
}
