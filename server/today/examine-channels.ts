import { secretsSubject } from '../channels/call.ts'
import { accessIssue } from '../channels/notices.ts'
import { channelsOf, pollStates } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import type { Deps } from '../deps.ts'
import { frenchCount, frenchDuration } from '../language/french.ts'
import { sentenceOf } from '../language/sentence.ts'
import { listCommunes } from '../people/store/communes.ts'
import { Refusal } from '../platform/refusal.ts'
import { error, type Finding, messageOf, ok, warning, withoutStop } from './finding.ts'

type ChannelDeps = Pick<Deps, 'db' | 'clock' | 'http' | 'secrets' | 'graphApiUrl'>

/** Whether there is a commune, and what its channels lack; the hour, on which their tokens depend. */
export async function communes(deps: ChannelDeps): Promise<Finding[]> {
  const rows = await listCommunes(deps.db)
  if (rows.length === 0) {
    return [
      warning(
        'commune',
        'Aucune commune n’est enregistrée.',
        'ouvrez Tambour dans un navigateur, ou faites « tambour setup »',
      ),
    ]
  }
  const all = (await Promise.all(rows.map(({ id }) => channelsOf(deps.db, id)))).flat()
  const channels = all.filter(isConnected)
  if (channels.length === 0) {
    return [
      warning(
        'channels',
        'Aucun canal n’est connecté.',
        'connectez la page de la mairie dans « Canaux »',
      ),
    ]
  }
  const findings = channels.flatMap(channel => [
    ...secret(deps, channel),
    ...health(channel),
    ...access(deps, channel),
  ])
  findings.push(...(await polling(deps, channels)))
  return [
    ...(findings.length > 0
      ? findings
      : [
          ok(
            'channels',
            `${frenchCount(channels.length, 'canal travaille', 'canaux travaillent')}.`,
          ),
        ]),
    await clock(deps),
  ]
}

type Channel = Awaited<ReturnType<typeof channelsOf>>[number]

function secret({ secrets }: ChannelDeps, channel: Channel): Finding[] {
  try {
    secrets.open(channel.secrets, secretsSubject(channel.id))
    return []
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return [
      error(
        `channel-${channel.id}-secrets`,
        `L’accès à « ${channel.name} » ne se lit pas avec cette clé.`,
        'remettez la clé d’origine, ou reconnectez le canal',
      ),
    ]
  }
}

function health({ id, name, state, stateReason, poll }: Channel): Finding[] {
  if (state === 'paused') {
    const text = `« ${name} » est en pause${stateReason === null ? '' : ` : ${withoutStop(sentenceOf(stateReason).fr)}`}.`
    return [error(`channel-${id}`, text, 'reconnectez-le dans « Canaux »')]
  }
  if (poll.error === null) return []
  const text = `« ${name} » n’a pas pu être relevé : ${withoutStop(sentenceOf(poll.error).fr)}.`
  return [warning(`channel-${id}`, text, `faites « tambour channel check ${id} »`)]
}

function access({ clock }: ChannelDeps, { id, name, state, tokenEndsAt }: Channel): Finding[] {
  const issue = state === 'active' ? accessIssue(tokenEndsAt, clock.now(), 'Europe/Paris') : null
  if (issue === null) return []
  const text = `« ${name} » : ${withoutStop(issue.fr)}.`
  return [warning(`channel-${id}-access`, text, 'reconnectez-le dans « Canaux »')]
}

/** So long after its time nobody looks at channels any more, ms: a busy server is seconds late. */
const standstillMs = 10 * 60_000

async function polling({ db, clock }: ChannelDeps, channels: Channel[]): Promise<Finding[]> {
  const due = (await pollStates(db))
    .filter(({ state }) => state === 'active')
    .map(({ id, nextAt, leaseUntil }) => ({ id, at: Math.max(nextAt, leaseUntil ?? 0) }))
    .toSorted((a, b) => a.at - b.at)[0]
  if (due === undefined || clock.now() - due.at < standstillMs) return []
  const { name } = channels.find(({ id }) => id === due.id) ?? { name: '' }
  const text = `Les canaux ne sont plus relevés : « ${name} » devait l’être il y a ${frenchDuration(clock.now() - due.at)}.`
  return [error('polling', text, 'démarrez le serveur, ou redémarrez-le')]
}

/** Tokens and delivery times depend on the hour: the network's own is a second opinion. */
async function clock(deps: ChannelDeps): Promise<Finding> {
  let date: string | null
  try {
    date = (await deps.http.request(deps.graphApiUrl, { deadlineMs: 10_000 })).headers.get('date')
  } catch (failure) {
    return warning(
      'clock',
      `Le réseau ne répond pas : ${messageOf(failure)}.`,
      'vérifiez la connexion de cette machine',
    )
  }
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return ok('clock', 'Le réseau répond, sans dire l’heure.')
  const apart = Math.abs(deps.clock.now() - theirs)
  if (apart < 60_000) return ok('clock', 'L’horloge de cette machine est à l’heure.')
  const text = `L’horloge de cette machine et celle du réseau diffèrent de ${frenchDuration(apart)}.`
  return error('clock', text, 'activez la mise à l’heure automatique (NTP)')
}
