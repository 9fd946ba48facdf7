# One training step in a single call from Java: the loss, its gradient, and the change of the weights.
#
# It is TorchScript as libtorch reads it from a saved module: Script packs this text and loads it. Each call from Java
# costs some microseconds, which is more than a small layer; here the calls stay inside. The same is written out in Java,
# to be read and checked against this, in Objectives (the losses) and, for the optimisers, in the tests.
class Step(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # The loss of a batch and its gradient d with respect to the net's outputs z, by the formulas of Objectives.
  # "given": z is the loss itself, of which the gradient is 1.
  def seed(self: __torch__.Step, kind: str, z: Tensor, y: Tensor) -> Tuple[Tensor, Tensor]:
    loss = torch.detach(z)
    d = loss
    if torch.eq(kind, "cross-entropy"):
      rows = torch.flatten(loss, 0, -2)
      labels = torch.flatten(y)
      n = torch.size(rows, 0)
      logp = torch.log_softmax(rows, 1)
      loss = torch.nll_loss(logp, labels)
      d = torch.exp_(logp)
      minus = torch.new_full(d, [n, 1], -1.)
      torch.scatter_add_(d, 1, torch.unsqueeze(labels, 1), minus)
      torch.div_(d, n)
    else:
      if torch.eq(kind, "given"):
        d = torch.ones_like(loss)
      else:
        a = torch.detach(z)
        t = torch.view_as(torch.to(y, a), a)
        n = torch.numel(a)
        if torch.eq(kind, "binary cross-entropy"):
          loss = torch.binary_cross_entropy_with_logits(a, t)
          d = torch.div_(torch.sub_(torch.sigmoid(a), t), n)
        else:
          e = torch.sub(a, t)
          if torch.eq(kind, "squared error"):
            loss = torch.mean(torch.mul(e, e))
            d = torch.mul_(e, torch.div(2., n))
          else:
            loss = torch.mean(torch.abs(e))
            d = torch.div_(torch.sgn_(e), n)
    return (loss, torch.view_as(d, z))

  # The gradients of z with respect to the weights; of a weight that z does not depend on, zeros.
  def gradients(self: __torch__.Step, z: Tensor, d: Tensor, w: List[Tensor]) -> List[Tensor]:
    seeds = annotate(List[Optional[Tensor]], [d])
    found = torch.autograd.grad([z], w, seeds, None, False, True)
    g = annotate(List[Tensor], [])
    for i in range(torch.len(found)):
      one = found[i]
      if torch.__isnot__(one, None):
        torch.append(g, unchecked_cast(Tensor, one))
      else:
        torch.append(g, torch.zeros_like(w[i]))
    return g

  # The length of all gradients taken as one vector; they are shortened to at most `most`, all by the same factor.
  def clip(self: __torch__.Step, g: List[Tensor], most: float) -> float:
    norm = torch.item(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g, 2))))
    length = float(norm)
    if torch.gt(length, most):
      torch._foreach_mul_(g, torch.div(most, length))
    return length

  # The change of the weights w by their gradients g. s holds what an optimiser remembers of each weight, c its constants,
  # a is the learning rate and decay the weight decay. Formulas and papers: see Optimizers.
  def update(self: __torch__.Step, rule: str, w: List[Tensor], g: List[Tensor], s: List[List[Tensor]], c: List[float], a: float, decay: float) -> None:
    if torch.eq(rule, "sgd"):
      torch._fused_sgd_(w, g, annotate(List[Tensor], []), weight_decay=decay, momentum=0., lr=a, dampening=0., nesterov=False, maximize=False, is_first_step=False)
    elif torch.eq(rule, "momentum"):
      torch._fused_sgd_(w, g, s[0], weight_decay=decay, momentum=c[0], lr=a, dampening=c[1], nesterov=False, maximize=False, is_first_step=False)
    elif torch.eq(rule, "nesterov"):
      torch._fused_sgd_(w, g, s[0], weight_decay=decay, momentum=c[0], lr=a, dampening=0., nesterov=True, maximize=False, is_first_step=False)
    elif torch.eq(rule, "adam"):
      torch._foreach_add_(s[2], 1.)
      torch._fused_adam_(w, g, s[0], s[1], annotate(List[Tensor], []), s[2], lr=a, beta1=c[0], beta2=c[1], weight_decay=decay, eps=c[2], amsgrad=False, maximize=False)
    elif torch.eq(rule, "adamw"):
      torch._foreach_add_(s[2], 1.)
      torch._fused_adamw_(w, g, s[0], s[1], annotate(List[Tensor], []), s[2], lr=a, beta1=c[0], beta2=c[1], weight_decay=decay, eps=c[2], amsgrad=False, maximize=False)
    else:
      if torch.ne(decay, 0.):
        torch._foreach_add_(g, w, alpha=decay)
      if torch.eq(rule, "adagrad"):
        torch._foreach_addcmul_(s[0], g, g, 1.)
        root = torch._foreach_sqrt(s[0])
        torch._foreach_add_(root, c[0])
        torch._foreach_addcdiv_(w, g, root, torch.neg(a))
      elif torch.eq(rule, "rmsprop"):
        torch._foreach_mul_(s[0], c[0])
        torch._foreach_addcmul_(s[0], g, g, torch.sub(1., c[0]))
        root = torch._foreach_sqrt(s[0])
        torch._foreach_add_(root, c[1])
        torch._foreach_addcdiv_(w, g, root, torch.neg(a))
      else:
        # adadelta: s[0] averages g^2, s[1] averages the squared steps
        torch._foreach_mul_(s[0], c[0])
        torch._foreach_addcmul_(s[0], g, g, torch.sub(1., c[0]))
        step = torch._foreach_add(s[1], c[1])
        torch._foreach_sqrt_(step)
        root = torch._foreach_add(s[0], c[1])
        torch._foreach_sqrt_(root)
        torch._foreach_div_(step, root)
        torch._foreach_mul_(step, g)
        torch._foreach_mul_(s[1], c[0])
        torch._foreach_addcmul_(s[1], step, step, torch.sub(1., c[0]))
        torch._foreach_add_(w, step, alpha=torch.neg(a))

  # A whole step. The weights w come in groups: those from ends[k - 1] to ends[k] learn at the rate rates[k]. Returns the
  # loss and the gradients' length, NaN where it was not asked for (most = 0). When either is not finite no weight changes.
  def step(self: __torch__.Step, kind: str, z: Tensor, y: Tensor, w: List[Tensor], s: List[List[Tensor]], ends: List[int], rule: str, c: List[float], decay: float, most: float, rates: List[float]) -> List[float]:
    loss, d = (self).seed(kind, z, y, )
    value = float(torch.item(loss))
    length = nan
    if torch.eq(torch.sub(value, value), 0.):
      g = (self).gradients(z, d, w, )
      good = True
      if torch.gt(most, 0.):
        length = (self).clip(g, most, )
        good = torch.eq(torch.sub(length, length), 0.)
      if good:
        begin = 0
        for k in range(torch.len(ends)):
          end = ends[k]
          if torch.eq(torch.len(ends), 1):
            _0 = (self).update(rule, w, g, s, c, rates[k], decay, )
          else:
            part = annotate(List[List[Tensor]], [])
            for j in range(torch.len(s)):
              torch.append(part, torch.slice(s[j], begin, end, 1))
            _1 = (self).update(rule, torch.slice(w, begin, end, 1), torch.slice(g, begin, end, 1), part, c, rates[k], decay, )
          begin = end
    return [value, length]

  # Writes arrays over others of the same shapes, without a trace in the gradient's graph.
  def copy(self: __torch__.Step, to: List[Tensor], values: List[Tensor]) -> None:
    torch._foreach_copy_(to, values)
