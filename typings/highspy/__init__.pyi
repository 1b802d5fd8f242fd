from collections.abc import Sequence
from enum import Enum

kHighsInf: float

class HighsStatus(Enum):
    kError = -1
    kOk = 0
    kWarning = 1

class HighsModelStatus(Enum):
    kNotset = 0
    kOptimal = 7
    kInfeasible = 8
    kUnboundedOrInfeasible = 9
    kUnbounded = 10
    kSolutionLimit = 16

class HighsVarType(Enum):
    kContinuous = 0
    kInteger = 1

class ObjSense(Enum):
    kMinimize = 1
    kMaximize = -1

class HighsSolution:
    col_value: Sequence[float]
    row_dual: Sequence[float]

class HighsInfo:
    mip_node_count: int
    objective_function_value: float
    primal_solution_status: int

class Highs:
    def setOptionValue(
        self, option_name: str, option_value: bool | int | float | str
    ) -> HighsStatus: ...
    def addVars(
        self, num_vars: int, lower: Sequence[float], upper: Sequence[float]
    ) -> HighsStatus: ...
    def addRow(
        self,
        lower: float,
        upper: float,
        num_elements: int,
        indices: Sequence[int],
        values: Sequence[float],
    ) -> HighsStatus: ...
    def addRows(
        self,
        num_new_row: int,
        lower: Sequence[float],
        upper: Sequence[float],
        num_new_nz: int,
        starts: Sequence[int],
        indices: Sequence[int],
        values: Sequence[float],
    ) -> HighsStatus: ...
    def changeColsCost(
        self, num_cols: int, cols: Sequence[int], costs: Sequence[float]
    ) -> HighsStatus: ...
    def changeColCost(self, col: int, cost: float) -> HighsStatus: ...
    def changeRowBounds(self, row: int, lower: float, upper: float) -> HighsStatus: ...
    def changeColsIntegrality(
        self, num_cols: int, cols: Sequence[int], var_types: Sequence[HighsVarType]
    ) -> HighsStatus: ...
    def changeObjectiveSense(self, sense: ObjSense) -> HighsStatus: ...
    def clearSolver(self) -> HighsStatus: ...
    def run(self) -> HighsStatus: ...
    def getModelStatus(self) -> HighsModelStatus: ...
    def getSolution(self) -> HighsSolution: ...
    def getInfo(self) -> HighsInfo: ...
