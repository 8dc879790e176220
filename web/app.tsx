import { useEffect, useState } from 'preact/hooks'
import { LocationProvider, Route, Router } from 'preact-iso'
import { lazyPage } from './components/lazy-page.tsx'
import { Notice } from './components/notice.tsx'
import { moveFocusToPages, Skeleton } from './components/page.tsx'
import { forgetKept } from './kept.ts'
import { messages } from './language.ts'
import { paths } from './paths.ts'
import { sentenceOf, sessionEnded, wentElsewhere } from './request.ts'
import { PATIENCE, useRetry } from './resource.ts'
import { type Door, knock } from './session.ts'
import { Shell } from './shell/shell.tsx'
import { loadToday, recallToday, today } from './today/load-today.ts'
import { Today } from './today/today.tsx'

const SignIn = lazyPage(() => import('./sign-in/sign-in.tsx'))
const Password = lazyPage(() => import('./sign-in/password.tsx'))
const SetUp = lazyPage(() => import('./set-up/set-up.tsx'))
const Messages = lazyPage(() => import('./inbox/inbox.tsx'))
const Delays = lazyPage(() => import('./reply-times/reply-times.tsx'))
const FurtherFigures = lazyPage(() => import('./reply-times/further/further.tsx'))
const Audience = lazyPage(() => import('./subscribers/audience.tsx'))
const Evidence = lazyPage(() => import('./evidence/evidence.tsx'))
const Calendar = lazyPage(() => import('./calendar/calendar.tsx'))
const Events = lazyPage(() => import('./events/events.tsx'))
const EventNew = lazyPage(() => import('./events/event-new.tsx'))
const EventDetail = lazyPage(() => import('./events/event-detail.tsx'))
const EventEdit = lazyPage(() => import('./events/event-edit.tsx'))
const EventImport = lazyPage(() => import('./event-import/event-import.tsx'))
const Channels = lazyPage(() => import('./channels/channels.tsx'))
const Connecting = lazyPage(() => import('./channels/connecting.tsx'))
const History = lazyPage(() => import('./history-import/history-import.tsx'))
const Partners = lazyPage(() => import('./partners/partners.tsx'))
const Warnings = lazyPage(() => import('./warnings/warnings.tsx'))
const WarningNew = lazyPage(() => import('./warnings/warning-new.tsx'))
const Digest = lazyPage(() => import('./digest/digest.tsx'))
const Settings = lazyPage(() => import('./shell/settings.tsx'))
const Help = lazyPage(() => import('./help/help.tsx'))
const HelpPage = lazyPage(() => import('./help/help-page.tsx'))
const Choosing = lazyPage(() => import('./help/choosing.tsx'))
const Accessibility = lazyPage(() => import('./help/accessibility.tsx'))
const SiteMap = lazyPage(async () => ({
  default: (await import('./shell/settings.tsx')).SiteMap,
}))
const NotFound = lazyPage(() => import('./shell/not-found.tsx'))

export function App() {
  const [door, setDoor] = useState<Door | null>(null)
  const [isChoosing, setIsChoosing] = useState(location.pathname === paths.password)
  const [chosenFor, setChosenFor] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)

  async function enter(): Promise<void> {
    try {
      // At once: a person who is signed in sees the first screen one round trip sooner.
      const loading = loadToday()
      const [found] = await Promise.all([knock(), recallToday()])
      if (today.value === null) await loading
      setProblem(null)
      setDoor(found)
    } catch (caught) {
      setProblem(caught)
    }
  }

  useEffect(() => {
    enter()
  }, [])

  useEffect(() => {
    // Nothing of one commune's must stay in memory beside another's, nor in what this browser keeps.
    if (wentElsewhere.value) void forgetKept().then(() => location.assign(paths.today))
  }, [wentElsewhere.value])

  // The person who is signed in; null: nobody is.
  if (isChoosing) {
    return (
      <Password
        onDone={email => {
          history.replaceState(null, '', paths.today)
          setChosenFor(email)
          setIsChoosing(false)
          enter()
        }}
      />
    )
  }
  if (problem !== null) return <Unreachable problem={problem} again={enter} />
  if (door === null) return <Starting />
  const arrive = () => {
    moveFocusToPages()
    enter()
  }
  if (door === 'setup' || door === 'setup-lost') {
    return <SetUp mayBeLost={door === 'setup-lost'} onDone={arrive} />
  }
  // Every public page leads to it, and its readers have no account.
  if (door === 'sign-in' && location.pathname === paths.accessibility) {
    return (
      <LocationProvider>
        <main>
          <Accessibility />
        </main>
      </LocationProvider>
    )
  }
  if (door === 'sign-in' || sessionEnded.value) {
    return <SignIn ended={door === 'inside'} chosenFor={chosenFor} onDone={arrive} />
  }
  return (
    <LocationProvider>
      <Shell onSignedOut={() => setDoor('sign-in')}>
        <Screens />
      </Shell>
    </LocationProvider>
  )
}

/** Each screen by its address. */
function Screens() {
  return (
    <Router>
      <Route path={paths.today} component={Today} />
      <Route path={paths.messages} component={Messages} />
      <Route path={paths.conversation(':id')} component={Messages} />
      <Route path={paths.delays} component={Delays} />
      <Route path={paths.furtherFigures} component={FurtherFigures} />
      <Route path={paths.audience} component={Audience} />
      <Route path={paths.evidence} component={Evidence} />
      <Route path={paths.calendar} component={Calendar} />
      <Route path={paths.events} component={Events} />
      <Route path={paths.eventNew} component={EventNew} />
      <Route path={paths.eventImport} component={EventImport} />
      <Route path={paths.event(':id')} component={EventDetail} />
      <Route path={paths.eventEdit(':id')} component={EventEdit} />
      <Route path={paths.partners} component={Partners} />
      <Route path={paths.channels} component={Channels} />
      <Route path={paths.connect} component={Connecting} />
      <Route path={paths.application} component={Connecting} />
      <Route path={paths.connectionReturn(':connector')} component={Connecting} />
      <Route path={paths.connectionChoice(':id')} component={Connecting} />
      <Route path={paths.history} component={History} />
      <Route path={paths.warnings} component={Warnings} />
      <Route path={paths.warningNew} component={WarningNew} />
      <Route path={paths.digest} component={Digest} />
      <Route path={paths.settings} component={Settings} />
      <Route path={paths.settingsPart(':part')} component={Settings} />
      <Route path={paths.help} component={Help} />
      <Route path={paths.choosing} component={Choosing} />
      <Route path={paths.helpPage(':page')} component={HelpPage} />
      <Route path={paths.accessibility} component={Accessibility} />
      <Route path={paths.siteMap} component={SiteMap} />
      <Route default component={NotFound} />
    </Router>
  )
}

function Starting() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return <main class="mx-auto max-w-xl p-6">{slow && <Skeleton lines={5} />}</main>
}

function Unreachable({ problem, again }: { problem: unknown; again: () => Promise<void> }) {
  useRetry(again)
  const t = messages.value.problem
  return (
    <main class="mx-auto max-w-xl p-6">
      <h1 class="mb-4 text-xl">{t.cannotStart}</h1>
      <Notice
        level="error"
        live
        actions={
          <button type="button" class="btn btn-primary" onClick={again}>
            {t.again}
          </button>
        }
      >
        <p>{sentenceOf(problem)}</p>
        <p>{t.comesBack}</p>
      </Notice>
    </main>
  )
}
