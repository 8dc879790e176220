import type { CheckLine, Port } from '../../connector.ts'
import { orUnfit, unfit, working } from '../../network/check.ts'
import { ownOf } from '../access/access.ts'
import { mailboxSentences } from '../sentences.ts'
import { accessIn, boxIn, probe, sends } from './api.ts'
import { suiteSentences as says } from './sentences.ts'

/**
 * Nothing can be asked of what comes in: the first mail proves it. What is to send is asked whether it could,
 * without sending anything.
 */
export const check: Port['check'] = async call => {
  const { config } = call
  const own = ownOf(config)
  if (own === null) return unfit('reauthorize', 'address', mailboxSentences.noAddress)
  const lines: CheckLine[] = [{ key: 'reading', level: 'ok', text: says.waits(own.address) }]
  const name = config.name?.trim() || own.address
  const found = working(lines, name)
  const isAny = [config.box, config.keyId, call.secrets.key].some(one => one?.trim())
  if (!isAny) {
    lines.push({ key: 'answers', level: 'info', text: says.answersThere })
    return found
  }
  const access = accessIn(call)
  if (access === null || !sends(config)) {
    const isAddressWrong = config.box?.trim() && boxIn(config.box) === null
    return unfit('reauthorize', 'answers', isAddressWrong ? says.noBoxAddress : says.keyIncomplete)
  }
  return await orUnfit(says.noApi, async () => {
    await probe(call, access, own.address)
    lines.push({ key: 'answers', level: 'ok', text: says.sends })
    lines.push({ key: 'others', level: 'info', text: says.othersUnseen })
    return found
  })
}
