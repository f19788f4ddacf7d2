/** The opening of `docs/claims.md`: how to read it, for newcomers. */

export const INTRODUCTION = `A *machine economy* is one in which devices pay each other without a person in between: a car pays to pass first, a drone buys charge at a stranger's
station. Much is said about such economies, and about the account books that their payments need. This page takes nine of the things that are said most
often, and puts each to the test in a simulated world: the same devices, the same wishes, the same chance, and only what the claim is about is changed.

A simulation is not the world. It tells what follows from what was put in; what was left out stands with each claim.

## How to read it
**A figure** such as *81.2 ± 0.4 %* is the mean of several runs that differ by chance alone, and its 95 % confidence interval: were everything done again and
again, 95 of 100 such intervals would hold the true mean. A wide interval means that chance plays a large part, or that there were few runs; where none
stands, all runs gave the same. *By theory* is what a formula or an independent computation says, where there is one.

**A verdict** is one of three, and is made by a program from the figures, not by us from the claim:
- *holds*: the figures show it in everything that was tried;
- *holds if* …: they show it under that condition, and show as well what becomes of it without;
- *does not hold*: they show the contrary, or do not show it. What is not certain (an interval on both sides of the line) does not count as shown.

## Words
| word | what it means here |
|---|---|
| ledger | an account book that many trust: who paid whom how much. Everything below is about how it is kept |
| cloud | a ledger kept by one company's servers; everybody asks them |
| blockchain | a ledger kept by many: payments are put in blocks, one block after the other; a payment counts once some blocks stand behind it |
| tangle | a ledger kept by many without blocks: each new payment approves two or more earlier ones; a payment counts once enough others approve it, directly or not |
| coordinator | a single machine whose word confirmed payments on the tangle of 2018 |
| to confirm | to tell the payee that a payment is safe; the time until then is the *latency* |
| fee | what the ledger takes for a payment |
| proof of work | a computation that a sender must do for each payment, so that sending costs energy |
| mana | standing in the network that comes with holding tokens; computers that are busy serve by it |
| first come, first served | the order in a line where nobody can pay; the measure for everything that paying is to improve |
`;
