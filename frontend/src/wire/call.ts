/** Ask a server function of a component. */

/** What the function answers. Rejects with its own words, or with `failed` and the status. */
export async function call(component_id: number, fn_name: string, data: unknown, session_hash: string | null, failed: (status: number) => string): Promise<unknown> {
  const answer = await fetch("gradio_api/component_server", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ data, component_id, fn_name, session_hash }),
  });
  const told = (await answer.json().catch(() => null)) as { detail?: string } | null;
  if (!answer.ok) throw new Error(told?.detail ?? failed(answer.status));
  return told;
}
