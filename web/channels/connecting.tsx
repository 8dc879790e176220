import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { ConnectionResults, ConnectionShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Page } from '../components/page.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { paths } from '../paths.ts'
import { Refusal, sentenceOf } from '../request.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { Application } from './application.tsx'
import { type Choice, ChosenPage, firstChoices } from './chosen-page.tsx'
import { Connect } from './connect.tsx'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'

/** Every screen on the way to a channel: they share their words, and come in one piece. */
export default function Connecting() {
  const { path } = useLocation()
  const { connector, id } = useRoute().params
  if (path === paths.application) return <Application />
  if (connector !== undefined) return <ConnectionReturn connector={connector} />
  if (id !== undefined) return <ConnectionChoice id={id} />
  return <Connect />
}

/**
 * Where the network leads the browser back to. What it added to the address is given to the server
 * once, and leaves the address with the next screen: it must not stay in the history.
 */
function ConnectionReturn({ connector }: { connector: string }) {
  const [problem, setProblem] = useState<unknown>(null)
  const { route } = useLocation()
  const isAsked = useRef(false)
  const t = connectionMessages()

  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    const query = Object.fromEntries(new URLSearchParams(location.search))
    api('POST /connections/return', { json: { connector, query } }).then(
      ({ channel, connection }) => {
        if (channel !== null) say(channelMessages().reconnected(channel.name))
        route(connection === null ? paths.channels : paths.connectionChoice(connection.id), true)
      },
      (refused: unknown) => {
        // Anyone who has to sign in first comes back here, with the same address.
        if (refused instanceof Refusal && refused.status === 401) return
        history.replaceState(null, '', paths.connectionReturn(connector))
        setProblem(refused)
      },
    )
  }, [connector, route])

  return (
    <Page title={t.backTitle} back={{ href: paths.channels, label: channelMessages().title }}>
      {problem === null ? (
        <p role="status" class="flex items-center gap-3">
          <span class="loading loading-spinner" aria-hidden="true" />
          {t.reading}
        </p>
      ) : (
        <Notice
          level="error"
          title={t.notConnected}
          live
          actions={
            <a class="btn btn-primary" href={paths.connect}>
              {t.again}
            </a>
          }
        >
          {sentenceOf(problem)}
        </Notice>
      )}
    </Page>
  )
}

/** What the person allowed at the network: which of it becomes a channel, under which name. */
function ConnectionChoice({ id }: { id: string }) {
  const t = connectionMessages()
  return (
    <Page
      title={t.chooseTitle}
      lead={t.chooseLead}
      back={{ href: paths.channels, label: channelMessages().title }}
    >
      {may('channels.write') ? <Offer id={id} /> : <p>{channelMessages().notYourRole}</p>}
    </Page>
  )
}

function Offer({ id }: { id: string }) {
  const connection = useApi('GET /connections/:id', [], { param: { id: Number(id) } })
  return (
    <Loaded resource={connection} lines={6}>
      {data => <Choose connection={data} />}
    </Loaded>
  )
}

type Result = Spoken<ConnectionResults>['results'][number]

function Choose({ connection }: { connection: Spoken<ConnectionShape> }) {
  const [choices, setChoices] = useState<Choice[]>(() => firstChoices(connection))
  const [results, setResults] = useState<ReadonlyMap<number, Result>>(new Map())
  const [under, setUnder] = useState<number | null>(null)
  const [isEmpty, setIsEmpty] = useState(false)
  const action = useAction()
  const goTo = useGoTo()
  const t = connectionMessages()
  const hasKinds = new Set(connection.identities.map(({ connector }) => connector)).size > 1
  const isDone = (place: number) => results.get(place)?.channel != null
  const left = choices.filter(({ isChosen, place }) => isChosen && !isDone(place))

  /** One at a time, so that each is told as it is done. */
  async function connect(): Promise<void> {
    const found = new Map(results)
    for (const [index, { place, name, isNeighbours, neighbour }] of left.entries()) {
      setUnder(place)
      // What failed is tried again from here: until then what is offered is kept.
      const hasFailed = [...found.values()].some(({ channel }) => channel === null)
      const more = hasFailed || index < left.length - 1
      const choice = { place, name: name.trim(), neighbour: isNeighbours ? neighbour.trim() : null }
      const answer = await api('POST /connections/:id/channels', {
        param: { id: connection.id },
        json: { choices: [choice], more },
      })
      for (const result of answer.results) found.set(result.place, result)
      setResults(new Map(found))
    }
    if ([...found.values()].some(({ problem }) => problem !== null)) return
    say(t.connected(found.size))
    goTo(paths.channels, true)
  }

  return (
    <form
      class="flex max-w-2xl flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        setIsEmpty(left.length === 0)
        if (left.length > 0) void action.run(connect).then(() => setUnder(null))
      }}
    >
      <Missing sentences={connection.missing} />
      <ul class="flex flex-col gap-4">
        {connection.identities.map(identity => {
          const choice = choices.find(one => one.place === identity.place)
          const result = results.get(identity.place)
          return (
            choice && (
              <li key={identity.place}>
                <ChosenPage
                  identity={identity}
                  hasKind={hasKinds}
                  choice={choice}
                  isUnderWay={under === identity.place}
                  isDone={isDone(identity.place)}
                  problem={result?.problem ?? null}
                  onChoice={chosen =>
                    setChoices(choices.map(one => (one.place === chosen.place ? chosen : one)))
                  }
                />
              </li>
            )
          )
        })}
      </ul>
      {isEmpty && (
        <Notice level="error" live>
          {t.chooseOne}
        </Notice>
      )}
      <ProblemNotice problem={action.problem} />
      <div class="flex flex-wrap gap-2">
        {(left.length > 0 || results.size === 0) && (
          <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
            {t.connectChosen(left.length)}
          </BusyButton>
        )}
        {results.size > 0 && left.length === 0 ? (
          <a class="btn btn-primary" href={paths.channels}>
            {t.seeChannels}
          </a>
        ) : (
          <BusyButton
            busy={action.busy}
            class="btn btn-ghost"
            onClick={() =>
              void action.run(async () => {
                await api('DELETE /connections/:id', { param: { id: connection.id } })
                goTo(paths.channels, true)
              })
            }
          >
            {t.chooseNone}
          </BusyButton>
        )}
      </div>
    </form>
  )
}

function Missing({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Notice level="warning" title={connectionMessages().missingTitle}>
      <ul class="flex list-disc flex-col gap-1 pl-5">
        {sentences.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}
