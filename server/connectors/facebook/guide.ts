import type { Sentence } from '../../language/sentence.ts'
import type {
  Call,
  CheckLine,
  Guide,
  GuideStep,
  NotAuthorized,
  OurAddresses,
} from '../connector.ts'
import { accessSentences } from '../meta/access-sentences.ts'
import { edge } from '../meta/answer.ts'
import { type Graph, rowsOf, shaped } from '../meta/client.ts'
import { askedFor, refusalOf } from '../meta/person.ts'
import { guideSentences as says } from './guide-sentences.ts'
import { network } from './network.ts'
import { appRow, callbackRow } from './payload.ts'
import { facebookSentences } from './sentences.ts'
import { newsFields } from './webhook-events.ts'

const meta = 'https://developers.facebook.com/apps'

/**
 * @param asApp the Graph API as the application itself, which alone is told its settings.
 * https://developers.facebook.com/docs/development/create-an-app
 */
export function createGuide(idOf: (call: Call) => string, asApp: (call: Call) => Graph): Guide {
  return {
    duration: says.duration,
    steps,
    async check(call, tambour) {
      try {
        return { kind: 'checked', lines: await linesOf(asApp(call), idOf(call), tambour) }
      } catch (error) {
        const refused: NotAuthorized = refusalOf(
          error,
          facebookSentences.unknownApplication,
          network,
        )
        if (refused.kind === 'passing') return refused
        return { kind: 'checked', lines: [{ key: 'key', level: 'error', text: refused.reason }] }
      }
    },
  }
}

function steps({ config, secrets }: Pick<Call, 'config' | 'secrets'>, ours: OurAddresses) {
  const id = config.app_id?.trim() ?? ''
  /** Meta's own page of the application, once its number is known. */
  const page = (path: string) => (/^\d+$/.test(id) ? `${meta}/${id}/${path}/` : `${meta}/`)
  const step = (
    key: 'create' | 'key' | 'settings' | 'return' | 'news' | 'permissions' | 'connect',
    opens: string | null,
    copies: [Sentence, string | undefined][] = [],
  ): GuideStep => ({
    key,
    ...says[key],
    opens,
    copies: copies.flatMap(([label, text]) => (text === undefined ? [] : { label, text })),
    isForm: key === 'key',
  })
  return [
    step('create', `${meta}/creation/`, [[says.appName, 'Tambour']]),
    step('key', page('settings/basic')),
    step('settings', page('settings/basic'), [
      [says.domain, new URL(ours.home).hostname],
      [says.privacyPage, ours.privacy],
      [says.deletionPage, ours.privacy],
    ]),
    step('return', page('dashboard'), [[says.returnAddress, ours.redirect]]),
    step('news', page('webhooks'), [
      [says.newsAddress, ours.webhook],
      [accessSentences.verifyWord, secrets.verify_token],
    ]),
    step(
      'permissions',
      page('dashboard'),
      askedFor(network).map(scope => [says.permission, scope]),
    ),
    step('connect', null),
  ]
}

async function linesOf(graph: Graph, id: string, ours: OurAddresses): Promise<CheckLine[]> {
  const fields = 'id,name,app_domains,privacy_policy_url'
  const app = shaped(appRow, await graph.get(id, { fields }))
  const known: CheckLine = { key: 'key', level: 'ok', text: says.known(app.name ?? id) }
  return [
    known,
    ...settingsLines(app, ours),
    ours.isReachable
      ? { key: 'return', level: 'info', text: says.returnUntold }
      : { key: 'return', level: 'warning', text: says.onlyHttps },
    ours.isReachable
      ? await newsLine(graph, id, ours)
      : { key: 'news', level: 'warning', text: says.onlyHttps },
    { key: 'permissions', level: 'info', text: says.permissionsUntold },
  ]
}

/** A domain that is entered at Meta holds for what stands before it too. */
function settingsLines(
  { app_domains: domains, privacy_policy_url: privacy }: ReturnType<typeof appRow.parse>,
  ours: OurAddresses,
): CheckLine[] {
  const key = 'settings'
  const host = new URL(ours.home).hostname
  const lines: CheckLine[] = []
  if (!domains.some(domain => host === domain || host.endsWith(`.${domain}`))) {
    lines.push({ key, level: 'warning', text: says.domainMissing(host) })
  }
  if (privacy.replace(/\/$/, '') !== ours.privacy) {
    lines.push({ key, level: 'warning', text: says.privacyMissing(ours.privacy) })
  }
  return lines.length > 0 ? lines : [{ key, level: 'ok', text: says.settingsRight }]
}

/** https://developers.facebook.com/docs/graph-api/webhooks/subscriptions-edge */
async function newsLine(graph: Graph, id: string, ours: OurAddresses): Promise<CheckLine> {
  const key = 'news'
  const { data } = shaped(edge, await graph.get(`${id}/subscriptions`))
  const page = rowsOf(graph, callbackRow, data).find(({ object }) => object === 'page')
  if (page === undefined || !page.active) {
    return { key, level: 'warning', text: says.newsNowhere }
  }
  if (page.callback_url !== ours.webhook) {
    return { key, level: 'warning', text: says.newsElsewhere(page.callback_url) }
  }
  const subscribed = page.fields.map(({ name }) => name)
  const lacking = newsFields.filter(field => !subscribed.includes(field))
  if (lacking.length > 0) return { key, level: 'warning', text: says.newsLacks(lacking) }
  return { key, level: 'ok', text: says.newsRight }
}
