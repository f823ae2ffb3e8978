//! Functions of members, with the indices that they have in the code module.

use super::Archive;
use super::merge::Layout;
use wasm_encoder::reencode::{Error as ReencodeError, Reencode};
use wasm_encoder::{BlockType, CodeSection, Function, Instruction};
use wasmparser::Operator;
use wasmtime::{Error, Result};

/// Writes functions of one member.
pub struct Bodies<'l, 'r, 'a, 'g> {
    layout: &'l Layout<'r, 'a, 'g>,
    member: usize,
}

impl<'l, 'r, 'a, 'g> Bodies<'l, 'r, 'a, 'g> {
    pub fn new(layout: &'l Layout<'r, 'a, 'g>, member: usize) -> Self {
        Bodies { layout, member }
    }

    /// Writes the function of that number.
    pub fn write(&mut self, number: usize, section: &mut CodeSection) -> Result<()> {
        let body = &self.layout.resolver.members[self.member].bodies[number];
        let mut function = self.new_function_with_parsed_locals(body).map_err(error)?;
        // A constant that was read and not written yet: it may be a place in the table.
        let mut constant = None;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            if let Some(value) = constant.take() {
                if let Some(index) = self.direct_call(&operator, value)? {
                    function.instruction(&Instruction::Call(index));
                    continue;
                }
                function.instruction(&Instruction::I32Const(value));
            }
            match self.constant(&operator)? {
                Some(value) => constant = Some(value),
                None => {
                    let instruction = self.instruction(operator).map_err(error)?;
                    function.instruction(&instruction);
                }
            }
        }
        section.function(&function);
        Ok(())
    }

    /// The number that an instruction gives, where that is known.
    fn constant(&self, operator: &Operator) -> Result<Option<i32>> {
        Ok(match operator {
            Operator::I32Const { value } => Some(*value),
            Operator::GlobalGet { global_index } => {
                let own = self.layout.resolver.global(self.member, *global_index)?;
                self.layout.constants.get(&own).copied()
            }
            _ => None,
        })
    }

    /// The function that lies at that place in the table, where the instruction calls it.
    fn direct_call(&self, operator: &Operator, slot: i32) -> Result<Option<u32>> {
        let Operator::CallIndirect { type_index, .. } = operator else {
            return Ok(None);
        };
        let resolver = self.layout.resolver;
        let Some(func) = resolver.slots.get(&(slot as u32)) else {
            return Ok(None);
        };
        // With another type the call traps, as it should.
        let fits = resolver.has_type(*func, self.member, *type_index)?;
        Ok(fits.then(|| self.layout.index_of(*func)))
    }
}

fn error(error: ReencodeError<Error>) -> Error {
    match error {
        ReencodeError::UserError(error) => error,
        other => Error::msg(other.to_string()),
    }
}

impl Reencode for Bodies<'_, '_, '_, '_> {
    type Error = Error;

    fn function_index(&mut self, index: u32) -> Result<u32, ReencodeError<Error>> {
        let index = self.layout.func_index(self.member, index);
        index.map_err(ReencodeError::UserError)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, ReencodeError<Error>> {
        let index = self.layout.global_index(self.member, index);
        index.map_err(ReencodeError::UserError)
    }

    fn table_index(&mut self, index: u32) -> Result<u32, ReencodeError<Error>> {
        let index = self.layout.table_index(self.member, index);
        index.map_err(ReencodeError::UserError)
    }

    fn type_index(&mut self, index: u32) -> Result<u32, ReencodeError<Error>> {
        Ok(self.layout.type_index(self.member, index))
    }
}

/// Writes the function that takes the place of the archive's reader.
pub fn write_reader(section: &mut CodeSection, archive: &Archive, otherwise: u32) {
    let mut function = Function::new([]);
    function
        .instruction(&Instruction::LocalGet(0))
        .instruction(&Instruction::I32Const(archive.handle))
        .instruction(&Instruction::I32Eq)
        .instruction(&Instruction::If(BlockType::Empty))
        .instruction(&Instruction::LocalGet(1))
        .instruction(&Instruction::LocalGet(3))
        .instruction(&Instruction::I32WrapI64)
        .instruction(&Instruction::LocalGet(2))
        .instruction(&Instruction::MemoryInit {
            mem: 0,
            data_index: 0,
        })
        .instruction(&Instruction::LocalGet(2))
        .instruction(&Instruction::Return)
        .instruction(&Instruction::End);
    for parameter in 0..4 {
        function.instruction(&Instruction::LocalGet(parameter));
    }
    function
        .instruction(&Instruction::Call(otherwise))
        .instruction(&Instruction::End);
    section.function(&function);
}
