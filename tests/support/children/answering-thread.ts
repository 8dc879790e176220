import { threadId } from 'node:worker_threads'
import { answerEach } from '../../../server/platform/thread.ts'

/** A thread that says which it is, or never answers, or takes all the memory that there is. */
answerEach((work: 'number' | 'for ever' | 'memory') => {
  const held: number[][] = []
  while (work === 'for ever');
  while (work === 'memory') held.push(new Array(100_000).fill(held.length))
  return threadId
})
