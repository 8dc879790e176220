import { expect, it } from 'vitest'
import { accessLevel } from '../../server/channels/rules.ts'
import type { CheckLine } from '../../server/connectors/connector.ts'

type Lines = Record<string, CheckLine['level']>

it.each<[string, Lines, ReturnType<typeof accessLevel>]>([
  ['everything', { names: 'ok', conversations: 'ok' }, { comments: 'named', private: 'read' }],
  [
    'nobody has commented yet',
    { names: 'info', conversations: 'ok' },
    { comments: 'named', private: 'read' },
  ],
  [
    'no private message to be seen',
    { names: 'ok', conversations: 'warning' },
    { comments: 'named', private: 'unseen' },
  ],
  [
    'comments without from',
    { names: 'warning', conversations: 'warning' },
    { comments: 'nameless', private: 'unread' },
  ],
  [
    'no permission for messages',
    { names: 'ok', pages_messaging: 'warning' },
    { comments: 'named', private: 'unread' },
  ],
  [
    'no permission for comments',
    { pages_read_user_content: 'error', conversations: 'ok' },
    { comments: 'unread', private: 'read' },
  ],
  [
    'comments refused',
    { comments: 'warning', conversations: 'warning' },
    { comments: 'unread', private: 'unread' },
  ],
  [
    'an Instagram account without the permission for comments',
    { instagram_manage_comments: 'error', conversations: 'ok' },
    { comments: 'unread', private: 'read' },
  ],
  ['a check that found nothing out', { token: 'error' }, null],
  ['no check', {}, null],
])('%s', (_what, lines, level) => {
  const checks = Object.entries(lines).map(([key, of]) => ({ key, level: of }))
  expect(accessLevel(checks)).toEqual(level)
})
