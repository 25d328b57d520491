"""From a prompt to code: tokenizer, prompt encoder, code diffusion model, decoding, repair and the generator."""
