import { task } from "@capsule-run/sdk";

/** Never gives control back: its timeout should end it, its fuel does if that fails. */
export const main = task({ name: "main", compute: "HIGH", timeout: "300ms" }, async () => {
  for (;;);
});
