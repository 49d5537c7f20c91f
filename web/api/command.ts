import { useMutation } from '@tanstack/react-query'
import { type Request, send } from './client.ts'
import { queryClient } from './inquiry.ts'
import { newId } from './new-id.ts'
import { Problem } from './problem.ts'

interface CommandOptions<Input, Answer> {
  readonly onDone?: (answer: Answer, input: Input) => void
  readonly onRefused?: (problem: Problem, input: Input) => void
}

/**
 * A command of a button or form: sent with an idempotency key of its own, again with the same key where no answer
 * came, so that it happens once (D25). Afterwards everything on the screen is read again.
 */
export function useCommand<Input, Answer = unknown>(
  requestOf: (input: Input) => Request,
  { onDone, onRefused }: CommandOptions<Input, Answer> = {},
) {
  return useMutation<Answer, Problem, Input>({
    mutationFn: (input) => sendOnce<Answer>({ method: 'POST', ...requestOf(input) }),
    onSuccess: async (answer, input) => {
      onDone?.(answer, input)
      await queryClient.invalidateQueries()
    },
    onError: async (problem, input) => {
      onRefused?.(problem, input)
      if (problem.status === 404 || problem.status === 409 || problem.status === 412) {
        await queryClient.invalidateQueries()
      }
    },
  })
}

/** Sends a command at most three times under one idempotency key. */
export async function sendOnce<Answer>(request: Request): Promise<Answer> {
  const idempotencyKey = request.idempotencyKey ?? newId()
  for (let attempt = 1; ; attempt++) {
    try {
      return await send<Answer>({ ...request, idempotencyKey })
    } catch (error) {
      if (!(error instanceof Problem && error.isPassing) || attempt === 3) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 300))
    }
  }
}
