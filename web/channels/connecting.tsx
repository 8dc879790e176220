import { useLocation, useRoute } from 'preact-iso'
import { paths } from '../paths.ts'
import { Application } from './application.tsx'
import { Connect } from './connect.tsx'
import { ConnectionChoice } from './connection-choice.tsx'
import { ConnectionReturn } from './connection-return.tsx'

/** Every screen on the way to a channel: they share their words, and come in one piece. */
export default function Connecting() {
  const { path } = useLocation()
  const { connector, id } = useRoute().params
  if (path === paths.application) return <Application />
  if (connector !== undefined) return <ConnectionReturn connector={connector} />
  if (id !== undefined) return <ConnectionChoice id={id} />
  return <Connect />
}
